import type { components } from './schema.gen.ts';

type Schemas = components['schemas'];

export type Alarm = Schemas['Alarm'];
export type AlarmEvent = Schemas['AlarmEvent'];
export type OpenAlarms = Schemas['OpenAlarms'];
export type Severity = Schemas['Severity'];
export type Allocation = Schemas['Allocation'];
export type AuditEntry = Schemas['AuditEntry'];
export type CalendarRow = Schemas['CalendarRow'];
export type Carriage = Schemas['Carriage'];
export type Certificate = Schemas['Certificate'];
export type Command = Schemas['Command'];
export type CommandKind = Schemas['CommandKind'];
export type Conflict = Schemas['Conflict'];
export type Connection = Schemas['Connection'];
export type Contradiction = Schemas['Handover']['contradictions'][number];
export type ContradictionCode = Schemas['ContradictionCode'];
export type CheckResult = Schemas['CheckResult'];
export type ConditionReport = Schemas['ConditionReport'];
export type NewConditionReport = Schemas['NewConditionReport'];
export type CustodyAgreement = Schemas['CustodyAgreement'];
export type CustodyDesk = Schemas['CustodyDesk'];
export type DuePiece = Schemas['DuePiece'];
export type KeptPiece = Schemas['KeptPiece'];
export type Handover = Schemas['Handover'];
export type HandoverForm = Schemas['HandoverForm'];
export type HandoverSummary = Schemas['HandoverSummary'];
export type HandoverState = Schemas['HandoverState'];
export type HandoverSignature = Schemas['HandoverSignature'];
export type LedgerEntry = Schemas['LedgerEntry'];
export type Me = Schemas['Me'];
export type NewHandover = Schemas['NewHandover'];
export type TelemetrySnapshot = Schemas['TelemetrySnapshot'];
export type Timeline = Schemas['Timeline'];
export type DemoAccount = Schemas['DemoAccount'];
export type Credential = Schemas['Credential'];
export type Equipment = Schemas['Equipment'];
export type EquipmentImport = Schemas['EquipmentImport'];
export type EquipmentImportRow = Schemas['EquipmentImportRow'];
export type EquipmentSet = Schemas['EquipmentSet'];
export type EquipmentState = Schemas['EquipmentState'];
export type Family = Schemas['Family'];
/** The client hands tuples on as plain arrays. */
export type MapFeature = Omit<Schemas['MapFeature'], 'geometry'> & {
  readonly geometry: { readonly coordinates: readonly number[] } | null;
};
export type Metric = Schemas['Metric'];
export type MetricState = Schemas['MetricState'];
export type Notice = Schemas['Notice'];
export type Organisation = Schemas['Organisation'];
export type OrganisationKind = Schemas['OrganisationKind'];
export type IssuedCredential = Schemas['IssuedCredential'];
export type Person = Schemas['Person'];
export type Position = Schemas['Position'];
export type QuarantinedMessage = Schemas['Quarantined'];
export type Attachment = Schemas['Attachment'];
export type AttachmentKind = Schemas['AttachmentKind'];
export type NewReservation = Schemas['NewReservation'];
export type ReservableKind = Schemas['ReservableKind'];
export type Reservation = Schemas['Reservation'];
export type ReservationPreview = Schemas['ReservationPreview'];
export type Role = Schemas['Role'];
export type Rule = Schemas['Rule'];
export type Settings = Schemas['Settings'];
export type SettingsChange = Schemas['SettingsChange'];
export type TileService = NonNullable<Settings['tileService']>;
export type SupplyAgreement = Schemas['SupplyAgreement'];
export type Series = Omit<Schemas['Series'], 'points'> & { points: (string | number | boolean | null)[][] };

/** The client hands tuples on as plain arrays. */
export type Site = Omit<Schemas['Site'], 'geometry'> & {
  readonly geometry: { readonly type: 'Point' | 'Polygon'; readonly coordinates: unknown };
};
export type SiteImport = Schemas['SiteImport'];
export type SiteImportFault = Schemas['SiteImportFault'];
export type SiteKind = Schemas['SiteKind'];

/** One entry of the stream's `state` event: what has changed of a piece. */
export type LivePiece = Schemas['LiveItem'];
export type StateEvent = Schemas['StateEvent'];
