import type { Family } from './metric.ts';

const POSITION = ['latitude', 'longitude', 'altitude', 'heading', 'positionAccuracy', 'satelliteCount', 'groundSpeed'];
const ENGINE = [
  'engineSpeed',
  'engineLoadRatio',
  'engineTorqueRatio',
  'engineCoolantTemperature',
  'engineOilTemperature',
  'engineOilPressure',
  'fuelRate',
  'fuelRemainingRatio',
  'batteryVoltage',
  'cumulativeOperatingHours',
];
const AMBIENT = ['ambientAirTemperature', 'barometricPressure'];

/** The kinds of equipment that come first (policy: 'Drills, pumps and vehicles come first, with telemetry'). */
export const FAMILIES: readonly Family[] = [
  {
    code: 'drill',
    label: { zh: '钻机', en: 'Drill' },
    headline: 'hookload',
    metrics: [
      'operatingState',
      'blockHeight',
      'hookload',
      'topDriveSpeed',
      'topDriveTorque',
      'standpipePressure',
      'mudFlowOutRatio',
      'mudPump1StrokeRate',
      'mudPump2StrokeRate',
      'inclination',
      'azimuth',
      'machineTemperature',
      ...ENGINE,
      ...POSITION,
    ],
  },
  {
    code: 'pump',
    label: { zh: '水泵', en: 'Pump' },
    headline: 'flowRate',
    metrics: [
      'flowRate',
      'vibrationVelocity',
      'efficiencyRatio',
      'coolingFlowRate',
      'coolingPower',
      'coolingEfficiencyRatio',
      'hydraulicTemperature1',
      'hydraulicTemperature2',
      'hydraulicTemperature3',
      'hydraulicTemperature4',
      'machineTemperature',
      ...ENGINE,
      ...POSITION,
    ],
  },
  {
    code: 'vehicle',
    label: { zh: '车辆', en: 'Vehicle' },
    headline: 'engineSpeed',
    metrics: [
      'vehicleSpeed',
      'throttlePosition',
      'intakeManifoldPressure',
      'boostPressure',
      'batteryChargeRatio',
      'driveMode',
      'cumulativeDistance',
      'defRemainingRatio',
      'noxInlet',
      'noxOutlet',
      'ambientHumidity',
      ...AMBIENT,
      ...ENGINE,
      ...POSITION,
    ],
  },
];
