import { Injectable } from '@nestjs/common';

import type { Context } from '#custody/authorisation/caller';
import type { Signature } from '#custody/custody/sign-handover';
import { foldUsername } from '#custody/people/fold-username';
import { invalidField } from '#custody/problem';
import { confirmPassword } from '#custody/session/confirm-password';

import { contextOf, type ApiRequest } from '../http/request.ts';
import { Turns } from '../session/turns.ts';
import { redrawMark } from './redraw-mark.ts';

export interface GivenSignature {
  readonly signature?: string | undefined;
  readonly password?: string | undefined;
}

const LONGEST_NAME = 200;

/** Looks at how somebody signs, before the act: passwords are guessed in turn, and marks are drawn anew. */
@Injectable()
export class Signatures {
  constructor(private readonly turns: Turns) {}

  async read(request: ApiRequest, { signature, password }: GivenSignature): Promise<Signature> {
    const context = contextOf(request);
    if (password !== undefined) await this.confirm(request, context, password);
    const confirmed = password !== undefined;
    if (signature === undefined) return { confirmed };
    if (signature.startsWith('data:')) return { confirmed, drawn: await redrawMark(signature) };
    if (signature.length > LONGEST_NAME)
      throw invalidField('signature', `may have ${LONGEST_NAME} characters, or be a drawn mark`);
    return { confirmed, typed: signature };
  }

  /** Who leaves a browser open has not signed: there the password is entered again. */
  async readOfReceiver(request: ApiRequest, given: GivenSignature): Promise<Signature> {
    if (request.headers.authorization === undefined && given.password === undefined)
      throw invalidField('password', 'must be entered again to sign in a browser');
    return this.read(request, given);
  }

  private confirm({ ip }: ApiRequest, context: Context, password: string): Promise<void> {
    const turn = JSON.stringify([foldUsername(context.caller.username), ip]);
    return this.turns.take(turn, () => confirmPassword(context, password, ip));
  }
}
