/** The code itself for one piece; numbered from 1 for a fleet. */
export function listAssetCodes({ assetCode, copies }: { assetCode: string; copies: number }): string[] {
  return copies === 1 ? [assetCode] : Array.from({ length: copies }, (_, index) => `${assetCode}-${index + 1}`);
}
