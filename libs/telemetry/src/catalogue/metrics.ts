import type { Metric, MetricKind } from './metric.ts';

/** WITS 0 null, sent by rig sensors on many channels at once. */
const WITS_NULL = [-999.25] as const;

type Range = readonly [minimum: number, maximum: number];

function number(name: string, unit: string, range: Range, zh: string, en: string, kind: MetricKind = 'gauge'): Metric {
  return { name, unit, kind, valueType: 'number', minimum: range[0], maximum: range[1], label: { zh, en } };
}

function rigSensor(name: string, unit: string, range: Range, zh: string, en: string): Metric {
  return { ...number(name, unit, range, zh, en), notAvailable: WITS_NULL };
}

function state(name: string, zh: string, en: string): Metric {
  return { name, unit: '1', kind: 'state', valueType: 'string', label: { zh, en } };
}

/**
 * Every metric that Muster knows: name, UCUM unit, physical range. Ranges are what the sensor or the thing itself can
 * reach (SAE J1939-71 operational ranges for engine values), not what is healthy.
 */
export const METRICS: readonly Metric[] = [
  number('latitude', 'deg', [-90, 90], '纬度', 'Latitude', 'position'),
  number('longitude', 'deg', [-180, 180], '经度', 'Longitude', 'position'),
  number('altitude', 'm', [-500, 9_000], '海拔', 'Altitude', 'position'),
  number('heading', 'deg', [0, 360], '航向', 'Heading', 'position'),
  number('positionAccuracy', 'm', [0, 10_000], '定位精度', 'Position accuracy', 'position'),
  number('satelliteCount', '1', [0, 64], '卫星数', 'Satellites', 'position'),
  number('groundSpeed', 'km/h', [0, 250], '对地速度', 'Ground speed'),
  number('vehicleSpeed', 'km/h', [0, 250.996], '车速', 'Vehicle speed'),
  number('engineSpeed', '/min', [0, 8_031.875], '发动机转速', 'Engine speed'),
  number('engineLoadRatio', '%', [0, 250], '发动机负荷', 'Engine load'),
  number('engineTorqueRatio', '%', [-125, 125], '发动机扭矩', 'Engine torque'),
  number('throttlePosition', '%', [0, 100], '油门开度', 'Throttle position'),
  number('engineCoolantTemperature', 'Cel', [-40, 210], '冷却液温度', 'Engine coolant temperature'),
  number('engineOilTemperature', 'Cel', [-273, 1_734.96875], '机油温度', 'Engine oil temperature'),
  number('engineOilPressure', 'kPa', [0, 1_000], '机油压力', 'Engine oil pressure'),
  number('intakeManifoldPressure', 'kPa', [0, 500], '进气歧管压力', 'Intake manifold pressure'),
  number('boostPressure', 'kPa', [0, 500], '增压压力', 'Boost pressure'),
  number('barometricPressure', 'kPa', [0, 125], '大气压', 'Barometric pressure'),
  number('ambientAirTemperature', 'Cel', [-90, 85], '环境温度', 'Ambient air temperature'),
  number('ambientHumidity', '%', [0, 100], '环境湿度', 'Ambient humidity'),
  number('batteryVoltage', 'V', [0, 3_212.75], '蓄电池电压', 'Battery voltage'),
  number('batteryChargeRatio', '%', [0, 100], '电池电量', 'Battery state of charge'),
  number('fuelRate', 'L/h', [0, 3_212.75], '油耗率', 'Fuel rate'),
  number('cumulativeFuelUsed', 'L', [0, 2_105_540_607.5], '累计油耗', 'Cumulative fuel used', 'counter'),
  number('fuelRemainingRatio', '%', [0, 100], '剩余燃油', 'Fuel remaining'),
  number('defRemainingRatio', '%', [0, 100], '剩余尿素', 'DEF remaining'),
  number('noxInlet', '[ppm]', [0, 3_012.7], '入口氮氧化物', 'NOx inlet'),
  number('noxOutlet', '[ppm]', [0, 3_012.7], '出口氮氧化物', 'NOx outlet'),
  number('cumulativeOperatingHours', 'h', [0, 210_554_060.75], '累计运行小时', 'Cumulative operating hours', 'counter'),
  number('cumulativeDistance', 'km', [0, 21_055_406], '累计里程', 'Cumulative distance', 'counter'),
  rigSensor('holeDepth', 'm', [0, 15_000], '井深', 'Hole depth'),
  rigSensor('bitDepth', 'm', [0, 15_000], '钻头深度', 'Bit depth'),
  rigSensor('penetrationRate', 'm/h', [0, 500], '机械钻速', 'Rate of penetration'),
  rigSensor('weightOnBit', 'kN', [0, 1_000], '钻压', 'Weight on bit'),
  rigSensor('blockHeight', 'm', [0, 60], '游车高度', 'Block height'),
  rigSensor('mudFlowOutRatio', '%', [0, 100], '泥浆返出量', 'Mud flow out'),
  rigSensor('hookload', 'kN', [0, 10_000], '大钩载荷', 'Hookload'),
  rigSensor('topDriveSpeed', '/min', [0, 400], '顶驱转速', 'Top drive speed'),
  rigSensor('topDriveTorque', 'N.m', [0, 150_000], '顶驱扭矩', 'Top drive torque'),
  rigSensor('mudPump1StrokeRate', '/min', [0, 300], '1 号泥浆泵冲数', 'Mud pump 1 stroke rate'),
  rigSensor('mudPump2StrokeRate', '/min', [0, 300], '2 号泥浆泵冲数', 'Mud pump 2 stroke rate'),
  rigSensor('standpipePressure', 'kPa', [0, 70_000], '立管压力', 'Standpipe pressure'),
  rigSensor('inclination', 'deg', [0, 180], '井斜', 'Inclination'),
  rigSensor('azimuth', 'deg', [0, 360], '方位', 'Azimuth'),
  number('flowRate', 'L/min', [0, 100_000], '流量', 'Flow rate'),
  number('leakageRate', 'L/min', [0, 10_000], '泄漏量', 'Leakage rate'),
  number('pumpedVolume', 'm3', [0, 1_000_000_000], '累计排水量', 'Pumped volume', 'counter'),
  number('pumpSpeed', '/min', [0, 6_000], '水泵转速', 'Pump speed'),
  number('dischargeHead', 'm', [0, 2_000], '扬程', 'Discharge head'),
  number('dischargePressure', 'kPa', [0, 20_000], '出口压力', 'Discharge pressure'),
  number('inputPower', 'kW', [0, 5_000], '输入功率', 'Input power'),
  number('motorTemperature', 'Cel', [-50, 250], '电机温度', 'Motor temperature'),
  number('coolingFlowRate', 'L/min', [0, 1_000], '冷却流量', 'Cooling flow rate'),
  number('hydraulicTemperature1', 'Cel', [-40, 200], '液压油温 1', 'Hydraulic temperature 1'),
  number('hydraulicTemperature2', 'Cel', [-40, 200], '液压油温 2', 'Hydraulic temperature 2'),
  number('hydraulicTemperature3', 'Cel', [-40, 200], '液压油温 3', 'Hydraulic temperature 3'),
  number('hydraulicTemperature4', 'Cel', [-40, 200], '液压油温 4', 'Hydraulic temperature 4'),
  number('vibrationVelocity', 'mm/s', [0, 200], '振动速度', 'Vibration velocity'),
  number('efficiencyRatio', '%', [0, 110], '效率', 'Efficiency'),
  number('coolingEfficiencyRatio', '%', [0, 110], '冷却效率', 'Cooling efficiency'),
  number('coolingPower', 'kW', [0, 1_000], '冷却功率', 'Cooling power'),
  number('machineTemperature', '[degF]', [-100, 1_000], '机体温度', 'Machine temperature'),
  state('operatingState', '工况', 'Operating state'),
  state('driveMode', '挡位', 'Drive mode'),
];

const BY_NAME = new Map(METRICS.map((metric) => [metric.name, metric]));

/** The entry of a standard name, or `undefined` when it is none. */
export function findStandardMetric(name: string): Metric | undefined {
  return BY_NAME.get(name);
}
