import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { z } from 'zod';

import { writeSecret } from '../settings/data-folder.ts';
import { OperatorError } from '../start/operator-error.ts';
import type { MachineState } from './simulator/machine.ts';

/** A machine as it was written down; what it holds is the simulator's own. */
const machineState = z.custom<MachineState>((value) => typeof (value as MachineState | undefined)?.time === 'number');

const notes = z.object({
  /** One for all accounts: a demonstration is looked at, not broken into. */
  password: z.string(),
  /** When it was first started, ms. */
  startedAt: z.number(),
  /** The devices' secrets, by asset code: a server shows them once. */
  secrets: z.record(z.string(), z.string()),
  machines: z.record(z.string(), machineState),
  /** Rules that were entered: one that a visitor takes away stays away. */
  rules: z.array(z.string()).default([]),
  /** Pieces that were claimed for their mission. */
  claims: z.array(z.string()).default([]),
  /** What was put onto the desks: each once. */
  done: z.array(z.string()).default([]),
  /** When each of these was begun, ms: cut short, it is done again with the same words. */
  begun: z.record(z.string(), z.number()).default({}),
  /** Alarms that the duty officer of the first day has seen. */
  acknowledged: z.array(z.string()).default([]),
});

export type Notes = z.output<typeof notes>;

/** What the demonstration has to remember from one start to the next. */
export class Notebook {
  private saved: Promise<void> = Promise.resolve();

  private constructor(
    private readonly path: string,
    readonly notes: Notes,
  ) {}

  static async open(dataFolder: string, now: number, password = newPassword()): Promise<Notebook> {
    const path = join(dataFolder, 'demo.json');
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (text !== undefined) return new Notebook(path, parse(path, text));
    const notebook = new Notebook(path, {
      password,
      startedAt: now,
      secrets: {},
      machines: {},
      rules: [],
      claims: [],
      done: [],
      begun: {},
      acknowledged: [],
    });
    await notebook.save();
    return notebook;
  }

  /** One write at a time: two would meet in the same temporary file. */
  save(): Promise<void> {
    const write = () => writeSecret(this.path, JSON.stringify(this.notes));
    this.saved = this.saved.then(write, write);
    return this.saved;
  }
}

function parse(path: string, text: string): Notes {
  try {
    return notes.parse(JSON.parse(text));
  } catch {
    throw new OperatorError(`${path} is damaged. Remove the folder of the demonstration to begin anew.`);
  }
}

/** Without letters that look like digits: somebody may type it. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

function newPassword(): string {
  const letters = Array.from({ length: 8 }, () => ALPHABET[randomInt(ALPHABET.length)]);
  return `demo-${letters.join('')}`;
}
