import type { Messages } from './messages.ts';
import type { zhCatalogue } from './zh-catalogue.ts';

export const enCatalogue: Pick<Messages, keyof typeof zhCatalogue> = {
  catalogue: {
    familiesPurpose:
      'What a kind of equipment measures, and what its page shows first. Standard ones come with Muster and are changed by the national center.',
    metricsPurpose:
      'The metrics that Muster knows. Machines report under these names, and gateways judge by them within a second; what is not known is kept as it came and not judged.',
    standard: 'Standard',
    own: 'Added',
    origin: 'Origin',
    search: 'Name or code',
    count: '{{count}} in all',
    noMatch: 'Nothing matches',
    labelZh: 'Name in Chinese',
    labelEn: 'Name in English',
    createFamily: 'Add family',
    changeFamily: 'Change family',
    familyCode: 'Code',
    familyCodeHint:
      'Up to 32 small letters, digits or underscores, a letter first; it can be neither changed nor deleted later',
    familyCreated: 'Family {{name}} added; pieces can be registered in it',
    familyChanged: 'Family {{name}} changed',
    family: 'Family',
    metrics: 'Metrics',
    metricsCount: '{{count}} metrics',
    metricsHint: 'In the order in which a page shows them',
    headline: 'Headline',
    headlineHint: 'What the page of a piece shows first; one of the metrics above',
    createMetric: 'Add metric',
    changeMetric: 'Change metric',
    metricLabel: 'Metric',
    metricName: 'Reported as',
    metricNameHint:
      'Up to 64 letters, digits or underscores, a letter first, as the machines send it; it cannot be changed later',
    metricCreated: 'Metric {{name}} added; gateways judge by it within a second',
    metricChanged: 'Metric {{name}} changed; gateways judge by it within a second',
    unit: 'Unit',
    unitHint: 'UCUM code, such as Cel, kPa, m3/h, /min; 1 for counts and states',
    kind: 'Kind',
    kinds: { gauge: 'Gauge', counter: 'Counter', state: 'State', position: 'Position' },
    valueType: 'Type',
    valueTypes: { number: 'Number', string: 'Text', boolean: 'Yes or no' },
    valueTypeHint: 'Text for a state and number for all else when none is chosen',
    never:
      'Unit, kind and type never change: the history that is stored would change its meaning. For another, add a metric.',
    range: 'Range',
    minimum: 'Range, from',
    maximum: 'Range, to',
    rangeHint:
      'What the sensor or the thing itself can reach, not an alarm threshold; a reading beyond it is kept and marked out of range',
    notAvailable: 'Not available',
    notAvailableHint: 'Numbers by which machines say that there is no reading, separated by commas, such as -999.25',
  },
};
