/** What a capability is told in: a number with its UCUM unit, yes or no, words, or a pump's curve. */
type Kind = 'number' | 'boolean' | 'text' | 'curve';

export interface KnownCapability {
  readonly name: string;
  readonly kind: Kind;
  /** UCUM; of numbers alone. */
  readonly unit?: string;
  /** The largest that is no slip of the pen; numbers begin above nought. */
  readonly maximum?: number;
  /** Empty: of every family. */
  readonly families: readonly string[];
  readonly label: { readonly zh: string; readonly en: string };
}

const number = (
  name: string,
  unit: string,
  maximum: number,
  zh: string,
  en: string,
  ...families: string[]
): KnownCapability => ({ name, kind: 'number', unit, maximum, families, label: { zh, en } });

const told = (
  name: string,
  kind: Exclude<Kind, 'number'>,
  zh: string,
  en: string,
  ...families: string[]
): KnownCapability => ({ name, kind, families, label: { zh, en } });

/** What the center asks of equipment, by family. Other names are free. */
export const KNOWN_CAPABILITIES: readonly KnownCapability[] = [
  number('boreMillimetres', 'mm', 5_000, '钻孔直径', 'Bore diameter', 'drill'),
  number('depthMetres', 'm', 15_000, '钻进深度', 'Drilling depth', 'drill'),
  told('directional', 'boolean', '定向钻进', 'Directional drilling', 'drill'),
  number('flowCubicMetresPerHour', 'm3/h', 50_000, '额定流量', 'Rated flow', 'pump'),
  number('headMetres', 'm', 3_000, '额定扬程', 'Rated head', 'pump'),
  told('pumpCurve', 'curve', '流量—扬程曲线', 'Pump curve', 'pump'),
  told('acidProof', 'boolean', '耐酸', 'Acid proof', 'pump'),
  number('solidsMillimetres', 'mm', 500, '允许固体粒径', 'Largest solids', 'pump'),
  number('roadSpeedKilometresPerHour', 'km/h', 300, '公路行驶速度', 'Road speed', 'vehicle'),
  number('payloadTonnes', 't', 1_000, '载重量', 'Payload', 'vehicle'),
  number('liftTonnes', 't', 5_000, '最大起重量', 'Largest lift'),
  number('liftHeightMetres', 'm', 500, '最大起升高度', 'Lifting height'),
  number('massTonnes', 't', 5_000, '整机质量', 'Mass'),
  number('largestPartTonnes', 't', 5_000, '最大单件质量', 'Heaviest single part'),
  number('lengthMetres', 'm', 200, '长', 'Length'),
  number('widthMetres', 'm', 50, '宽', 'Width'),
  number('heightMetres', 'm', 50, '高', 'Height'),
  number('powerKilowatts', 'kW', 50_000, '功率', 'Power'),
  number('supplyVolts', 'V', 200_000, '供电电压', 'Supply voltage'),
  told('explosionProtection', 'text', '防爆标志', 'Explosion protection'),
];

const BY_NAME = new Map(KNOWN_CAPABILITIES.map((known) => [known.name, known]));

export function knownCapability(name: string): KnownCapability | undefined {
  return BY_NAME.get(name);
}
