import { GNSS_COLUMNS, GNSS_SIGNALS } from './gnss-columns.ts';
import { loggerRecordings } from './logger-recordings.ts';
import type { Columns } from './read-values.ts';

const COLUMNS: Columns = {
  ...GNSS_COLUMNS,
  engine_rpm: 'engineSpeed',
  engine_torque_pct: 'engineTorqueRatio',
  engine_load_pct: 'engineLoadRatio',
  wheel_speed_kmh: 'vehicleSpeed',
  fuel_rate_lph: 'fuelRate',
  coolant_degC: 'engineCoolantTemperature',
  oil_degC: 'engineOilTemperature',
  oil_kPa: 'engineOilPressure',
  boost_kPa: 'boostPressure',
  battery_V: 'batteryVoltage',
  fuel_level_pct: 'fuelRemainingRatio',
  def_level_pct: 'defRemainingRatio',
  nox_in_ppm: 'noxInlet',
  nox_out_ppm: 'noxOutlet',
  ambient_degC: 'ambientAirTemperature',
  total_distance_km: 'cumulativeDistance',
};

const SIGNALS: Columns = {
  ...GNSS_SIGNALS,
  EngineSpeed: 'engineSpeed',
  ActualEngineTorque: 'engineTorqueRatio',
  EngineLoad: 'engineLoadRatio',
  AcceleratorPedal: 'throttlePosition',
  WheelSpeed: 'vehicleSpeed',
  FuelRate: 'fuelRate',
  CoolantTemp: 'engineCoolantTemperature',
  OilTemp: 'engineOilTemperature',
  OilPressure: 'engineOilPressure',
  BoostPressure: 'boostPressure',
  BatteryVoltage: 'batteryVoltage',
  FuelLevel: 'fuelRemainingRatio',
  DEFLevel: 'defRemainingRatio',
  NOxIn: 'noxInlet',
  NOxOut: 'noxOutlet',
  AmbientTemp: 'ambientAirTemperature',
  BarometricPressure: 'barometricPressure',
  TotalDistance: 'cumulativeDistance',
  EngineHours: 'cumulativeOperatingHours',
};

export const truckJ1939 = loggerRecordings(
  { code: 'truck-j1939', family: 'vehicle', title: '装备运输车' },
  (recording) => /^(truck|lorry|engine)_/.test(recording),
  { columns: COLUMNS, signals: SIGNALS },
);
