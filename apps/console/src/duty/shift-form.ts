import type { DutyFunction, DutyShift, NewDutyShift, Person } from '../api/answers.ts';
import { fromWallField, toWallField } from '../format/wall-field.ts';

const HOUR_MS = 3_600_000;
const USUAL_HOURS = 12;

export interface MemberForm {
  function?: DutyFunction;
  name?: string;
  telephone?: string;
}

export interface ShiftForm {
  from?: string;
  to?: string;
  members?: MemberForm[];
}

/** What is offered for the next shift: where the last one ends, as long as that one, with the same people to begin with. */
export function offerShift(last: DutyShift | undefined, nowMs: number): ShiftForm {
  const nextHour = Math.ceil(nowMs / HOUR_MS) * HOUR_MS;
  const fromMs = Math.max(last === undefined ? nextHour : Date.parse(last.to), nextHour - HOUR_MS);
  const lengthMs = last === undefined ? USUAL_HOURS * HOUR_MS : Date.parse(last.to) - Date.parse(last.from);
  const blank: MemberForm[] = [{ function: 'on_duty' }, { function: 'leader' }];
  const members = last === undefined ? blank : last.members.map(({ function: duty }) => ({ function: duty }));
  return { from: toWallField(fromMs), to: toWallField(fromMs + lengthMs), members };
}

export function toShiftForm({ from, to, members }: DutyShift): ShiftForm {
  return {
    from: toWallField(Date.parse(from)),
    to: toWallField(Date.parse(to)),
    members: members.map(({ function: duty, name, telephone }) => {
      return { function: duty, name, telephone: telephone ?? '' };
    }),
  };
}

/** An account whose name was written stands for itself, where no other has that name: only accounts can sign. */
export function toNewShift({ from, to, members = [] }: ShiftForm, people: readonly Person[]): NewDutyShift {
  const iso = (field: string | undefined) => new Date(fromWallField(field) ?? Number.NaN).toISOString();
  return {
    from: iso(from),
    to: iso(to),
    members: members.map(({ function: duty = 'on_duty', name = '', telephone = '' }) => {
      const named = people.filter((person) => person.active && person.name === name.trim());
      const person = named.length === 1 ? named[0]?.id : undefined;
      return {
        function: duty,
        name: name.trim(),
        telephone: telephone.trim(),
        ...(person !== undefined && { person }),
      };
    }),
  };
}
