import type { Messages } from './messages.ts';
import type { zhSettings } from './zh-settings.ts';

export const enSettings: Pick<Messages, keyof typeof zhSettings> = {
  setting: {
    purpose:
      'They hold for the whole installation, are changed by administrators of the national center, and take effect at once.',
    change: 'Change settings',
    changed: 'Settings changed and in force',
    usual: 'Default',
    forEver: 'Kept for ever',
    off: 'Not judged',
    yes: 'Yes',
    no: 'No',
    units: { days: 'd', minutes: 'min', hours: 'h', seconds: 's', mebibytes: 'MiB', metres: 'm' },
    names: {
      telemetryRetentionDays: 'Raw readings are kept',
      auditRetentionDays: 'The audit trail is kept',
      sessionIdleMinutes: 'Signed out when idle for',
      sessionHours: 'A session lasts at most',
      defaultReportingIntervalSeconds: 'Usual reporting interval',
      agenciesWatchTheirRegion: 'Agencies see their region',
      attachmentMaximumMebibytes: 'Largest attachment',
      witnessMoveMetres: 'Unclaimed movement tolerated',
      witnessBaseRadiusMetres: 'Radius of a base',
      witnessRunMinutes: 'Unclaimed running tolerated',
      witnessSilentMinutes: 'Silence in store tolerated',
      witnessReturnMinutes: 'Time for the way back',
    },
    effects: {
      telemetryRetentionDays:
        'Older raw readings are deleted for good; their hourly summaries stay. Empty keeps them for ever',
      auditRetentionDays:
        'Older entries are deleted for good; not less than 184 days (six months). Empty keeps them for ever',
      sessionIdleMinutes: 'After this long without an act one signs in again; what was being typed is kept',
      sessionHours: 'After this one signs in again, whether active or not',
      defaultReportingIntervalSeconds:
        'Of a piece that is registered without one; three intervals (60 s at least) without a message and it is silent',
      agenciesWatchTheirRegion:
        'When on, provincial emergency agencies and mine safety bureaus see the pieces based in their region',
      attachmentMaximumMebibytes: 'Larger ones are refused',
      witnessMoveMetres:
        'A piece without a claim that moves further raises an alarm that names its custodian. Empty: not judged',
      witnessBaseRadiusMetres:
        'Of a base without an outline; one with an outline goes by it. A piece without a claim that leaves its base raises an alarm. Empty: not judged',
      witnessRunMinutes:
        'A piece without a claim that runs for longer raises an alarm; trying it out takes less. Empty: not judged',
      witnessSilentMinutes:
        'A piece in store that is not heard for longer raises an alarm, unless it is underground, carried, in maintenance or deployed. Empty: not judged',
      witnessReturnMinutes: 'For so long after a claim or a handover a piece may still be on its way and run',
    },
  },
  witnessLimit: {
    title: 'Witness thresholds',
    change: 'Change witness thresholds: {{name}}',
    changed: 'Witness thresholds of {{name}} changed, in force within seconds',
    own: '{{label}} (its own)',
    from: { piece: 'of this piece', family: 'of the family', installation: 'of the installation' },
    inherited: {
      piece: 'None of its own: family or installation ({{value}})',
      family: 'None of its own: installation ({{value}})',
    },
    bases: { own: 'A value of its own', off: 'Not judged, no alarm' },
    consequence: {
      piece:
        'Holds for this piece alone, before its family and the installation. Changed by administrators of its owner and above; each change is in the audit trail.',
      family:
        'Holds for pieces of this family without thresholds of their own, before the installation. Each change is in the audit trail.',
    },
    effects: {
      witnessMoveMetres: 'An alarm when it has moved further without a claim',
      witnessBaseRadiusMetres: 'Round a base without an outline; one that has an outline goes by that (see Sites)',
      witnessRunMinutes: 'An alarm when it runs for longer without a claim',
      witnessSilentMinutes:
        'An alarm when it is not heard for longer in store; never less than three reporting intervals',
    },
  },
  tiles: {
    title: 'Map background (tile service)',
    purpose:
      'Without one the map draws coastline and graticule, all from this server. With one, everybody’s browser fetches pictures from that one host, which thus learns who looks where; pages fetch from nowhere else.',
    none: 'None: coastline and graticule only',
    change: 'Change tile service',
    changed: 'Tile service changed',
    changedHint: 'Reload the page to see it; others see it when they next open a page.',
    reload: 'Reload',
    on: 'Use a tile service',
    url: 'Address template',
    urlHint:
      'Begins with https:// (http:// on this computer alone) and holds {z}, {x}, {y}; the service must allow CORS',
    datum: 'Coordinate system',
    datumHint:
      'AMap, Tencent and others use GCJ-02: pieces and tracks are drawn shifted by the published transform, and what is picked on the map is shifted back to WGS 84',
    attribution: 'Attribution',
    attributionHint: 'Shown at the lower right of the map, such as the provider and its licence',
    zooms: 'Levels',
    minimumZoom: 'Lowest level',
    maximumZoom: 'Highest level',
    zoomHint: 'Below the lowest nothing is drawn; beyond the highest its pictures are enlarged',
    failed: 'The map background cannot be fetched: coastline only. Check the network or reload the page',
    pointer: 'At the pointer {{place}}',
  },
};
