import type { Caller } from '../authorisation/caller.ts';
import type { JsonObject } from '../ledger/canonical-json.ts';
import { sha256 } from '../ledger/sha256.ts';
import type { Testimony } from './hear-testimony.ts';
import type { Signature } from './sign-handover.ts';
import type { handover } from './tables.ts';

/** The facts of a handover: who, to whom, on which terms. The terms themselves are kept with it, and hash to this. */
export function toFacts({ id, fromOrganisation, toOrganisation, terms }: typeof handover.$inferSelect): JsonObject {
  return { handover: id, from: fromOrganisation, to: toOrganisation, terms: sha256(terms) };
}

/** What was reported and measured, without the words of people. */
export function toEvidence({ report, telemetry, contradictions }: Testimony, { confirmed }: Signature): JsonObject {
  const { runningHours, items, photos } = report;
  const looked = items.map(({ code, result }) => ({ code, result }));
  const shown = photos.map((photo) => photo.sha256);
  const seen = { runningHours, items: looked, photos: shown };
  return asJson({ report: seen, telemetry, contradictions, signature: { confirmed } });
}

/** The words of people, their names and marks: apart, so that they can be erased. */
export function toPersonal(caller: Caller, { report }: Testimony, signature: Signature): JsonObject {
  const remarks = report.items.flatMap(({ code, remark }) => (remark === undefined ? [] : [{ code, remark }]));
  return asJson({ ...toSigner(caller, signature), remark: report.remark, remarks });
}

/** Who signed, and with which mark: what was typed, and the hash of what was drawn. */
export function toSigner({ name }: Caller, { drawn, typed }: Signature): JsonObject {
  return asJson({ name, typed, drawn: drawn && sha256(drawn) });
}

/** Without what is not there. */
function asJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
