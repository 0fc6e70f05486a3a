import { GNSS_COLUMNS, GNSS_SIGNALS } from './gnss-columns.ts';
import { loggerRecordings } from './logger-recordings.ts';
import type { Columns } from './read-values.ts';

const COLUMNS: Columns = {
  ...GNSS_COLUMNS,
  engine_rpm: 'engineSpeed',
  vehicle_speed_kmh: 'vehicleSpeed',
  coolant_degC: 'engineCoolantTemperature',
  engine_load_pct: 'engineLoadRatio',
  throttle_pct: 'throttlePosition',
  engine_torque_pct: 'engineTorqueRatio',
  map_kPa: 'intakeManifoldPressure',
  fuel_level_pct: 'fuelRemainingRatio',
  battery_V: 'batteryVoltage',
  fuel_rate_lph: 'fuelRate',
  ambient_degC: 'ambientAirTemperature',
  baro_kPa: 'barometricPressure',
};

const SIGNALS: Columns = {
  ...GNSS_SIGNALS,
  EngineSpeed: 'engineSpeed',
  VehicleSpeed: 'vehicleSpeed',
  CoolantTemp: 'engineCoolantTemperature',
  EngineLoad: 'engineLoadRatio',
  Throttle: 'throttlePosition',
  ActualTorque: 'engineTorqueRatio',
  MAP: 'intakeManifoldPressure',
  FuelLevel: 'fuelRemainingRatio',
  ModuleVoltage: 'batteryVoltage',
  Baro: 'barometricPressure',
};

export const carObdGps = loggerRecordings(
  { code: 'car-obd-gps', family: 'vehicle', title: '救援指挥车' },
  (recording) => recording.startsWith('car_'),
  { columns: COLUMNS, signals: SIGNALS },
);
