import type { Fields } from '../audit/describe-changes.ts';
import type { equipment } from './tables.ts';

/** What the register says of a piece, for the audit trail. */
export function toRegistered(entry: typeof equipment.$inferSelect): Fields {
  return {
    name: entry.name,
    family: entry.family,
    hostUnit: entry.hostUnit,
    owner: entry.owner,
    custodian: entry.custodian,
    team: entry.team,
    discipline: entry.discipline,
    reserveMode: entry.reserveMode,
    stateFunded: entry.stateFunded,
    manufacturer: entry.manufacturer,
    model: entry.model,
    serialNumber: entry.serialNumber,
    commissionedOn: entry.commissionedOn,
    renewalDueOn: entry.renewalDueOn,
    homeLatitude: entry.homeLatitude,
    homeLongitude: entry.homeLongitude,
    homeSite: entry.homeSite,
    reportingIntervalSeconds: entry.reportingIntervalSeconds,
    capabilities: entry.capabilities,
    timeSource: entry.timeSource,
    underground: entry.underground,
    retiredAt: entry.retiredAt?.toISOString() ?? null,
    retiredReason: entry.retiredReason,
    replacedBy: entry.replacedBy,
  };
}
