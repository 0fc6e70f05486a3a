/** Where something stands, WGS 84, height in metres. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly altitude: number;
}
