import type { Place } from '../simulator/place.ts';

const at = (latitude: number, longitude: number, altitude: number): Place => ({ latitude, longitude, altitude });

/** Towns and the mining districts beside them, WGS 84, to some kilometres. */
export const PLACES = {
  /** 青石沟, a mine that nobody will find: the emergency of the demonstration. */
  qingshigou: at(39.93, 112.92, 1_180),
  datong: at(40.03, 113.12, 1_080),
  shuozhou: at(39.35, 112.44, 1_090),
  xinzhou: at(38.42, 112.73, 790),
  taiyuan: at(37.87, 112.55, 790),
  jinzhong: at(37.2, 112.18, 750),
  linfen: at(36.09, 111.52, 450),
  yangquan: at(37.86, 113.58, 700),
  beijing: at(39.73, 116.33, 40),
  langfang: at(39.52, 116.71, 15),
  tianjin: at(39.3, 117.36, 5),
  tangshan: at(39.63, 118.25, 35),
  huainan: at(32.75, 116.9, 25),
  bengbu: at(32.92, 117.39, 22),
  hefei: at(31.82, 117.23, 35),
  pingdingshan: at(33.75, 113.2, 95),
  xuchang: at(34.04, 113.85, 70),
  zhengzhou: at(34.75, 113.63, 110),
  hegang: at(47.34, 130.29, 230),
  jiamusi: at(46.8, 130.32, 80),
  qitaihe: at(45.77, 131.0, 190),
  pingchuan: at(36.73, 104.82, 1_470),
  baiyin: at(36.54, 104.14, 1_700),
  lanzhou: at(36.06, 103.83, 1_520),
  gongxian: at(28.43, 104.72, 370),
  yibin: at(28.77, 104.63, 290),
  zigong: at(29.34, 104.77, 310),
  neijiang: at(29.58, 105.06, 340),
  chengdu: at(30.66, 104.07, 500),
  luzhou: at(28.88, 105.44, 260),
  liuzhi: at(26.21, 105.47, 1_360),
  shuicheng: at(26.56, 104.93, 1_800),
  anshun: at(26.25, 105.95, 1_390),
  guiyang: at(26.6, 106.63, 1_100),
  panzhou: at(25.71, 104.47, 1_530),
} as const satisfies Record<string, Place>;

export type PlaceName = keyof typeof PLACES;

/** A spot some hundred metres from the middle of a place, so that neighbours do not stand on each other. */
export function spotNear(name: PlaceName, index: number): Place {
  const { latitude, longitude, altitude } = PLACES[name];
  const angle = index * 2.4;
  const radius = 0.012 + 0.006 * (index % 4);
  return { latitude: latitude + radius * Math.sin(angle), longitude: longitude + radius * Math.cos(angle), altitude };
}
