import * as common from '@grafana/grafana-foundation-sdk/common';
import * as geomap from '@grafana/grafana-foundation-sdk/geomap';

/** One transparent pixel: no borders, no place names, no foreign server. An installation with a tile service sets its own. */
const EMPTY_TILE = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** A map that opens where its data is. */
export function blankMap(): geomap.PanelBuilder {
  const blank = new common.MapLayerOptionsBuilder()
    .type('xyz')
    .name('空白 Blank')
    .config({ url: EMPTY_TILE, attribution: '' });
  return new geomap.PanelBuilder()
    .view(new geomap.MapViewConfigBuilder().id(geomap.MapCenterID.Fit).allLayers(true).padding(10))
    .basemap(blank)
    .controls(new geomap.ControlsOptionsBuilder().showZoom(true).mouseWheelZoom(true).showScale(true))
    .tooltip(new geomap.TooltipOptionsBuilder().mode(geomap.TooltipMode.Details));
}
