import type { ScanReceipts, Stocktake, StocktakePiece, StocktakeScan } from '#custody/stocktakes/schemas';

const [OPENED, SCANNED, CLOSED] = ['2025-11-22T01:00:00.000Z', '2025-11-22T01:12:40.000Z', '2025-11-22T03:30:00.000Z'];
const id = (number: number) => `019ab5a1-7f2e-7c3d-9f00-${String(number).padStart(12, '0')}`;
const WANG = { id: id(22), name: '王秀英' };
const KEEPER = { code: 'southwest-custodian', name: '西南托管中心' };

const stocktake: Stocktake = {
  ...{ id: id(30), state: 'closed', organisation: KEEPER, site: { id: id(33), name: '宜宾库' } },
  ...{ purpose: '汛前盘点', openedBy: WANG, openedAt: OPENED, decidedBy: WANG, decidedAt: CLOSED },
  remark: 'PU-0703 外借未办手续，已电话追还',
  counts: { expected: 12, found: 10, pending: 0, missing: 1, excused: 1, unexpected: 1 },
  ledger: [
    { number: 3, act: 'open-stocktake', recordedAt: OPENED },
    { number: 4, act: 'close-stocktake', recordedAt: CLOSED },
  ],
};

const scan: StocktakeScan = {
  ...{ id: id(31), assetCode: 'PU-0701', at: SCANNED, receivedAt: SCANNED, by: WANG, method: 'camera' },
  place: { latitude: 28.43, longitude: 104.72, accuracyMetres: 12 },
  late: false,
};
const { id: scanId, assetCode, ...lastScan } = scan;

const piece: StocktakePiece = {
  ...{ assetCode, piece: { name: '大功率潜水电泵 8 号', family: 'pump' }, expected: true, status: 'found' },
  ...{ why: null, custodian: KEEPER, scan: lastScan },
  machine: {
    ...{ connection: 'online', lastSeen: SCANNED },
    position: { latitude: 28.43, longitude: 104.72, time: SCANNED },
  },
  ...{ distanceKm: 0.1, contradicts: false },
};

const receipts: ScanReceipts = { items: [{ id: scanId, result: 'found', piece }] };

export const STOCKTAKE_EXAMPLES: Readonly<Record<string, unknown>> = {
  Stocktake: stocktake,
  StocktakePiece: piece,
  StocktakeScan: scan,
  ScanReceipts: receipts,
};
