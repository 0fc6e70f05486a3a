import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { ChoiceField, NumberField, SwitchField, TextField } from '../acts/fields.tsx';
import { toTagged } from '../acts/use-entry.ts';
import { TILE_URL, type TileForm, toTileForm, toTileService } from './tile-form.ts';
import { readSettings, useSettings } from './use-settings.ts';

const DEEPEST_ZOOM = 22;
const DATUMS = [
  { value: 'wgs84', label: 'WGS 84' },
  { value: 'gcj02', label: 'GCJ-02' },
];

interface TileDrawerProps {
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

export function TileDrawer({ onChanged, onClose }: TileDrawerProps) {
  const { t } = useTranslation();
  const { change } = useSettings();
  const act = async (form: TileForm, etag: string) => {
    await change({ tileService: toTileService(form) }, etag);
    onChanged();
  };
  const read = async () => toTagged(await readSettings(), ({ tileService }) => toTileForm(tileService));
  return (
    <ChangeDrawer<TileForm> title={t('tiles.change')} draft="tiles" entry={{ read }} act={act} onClose={onClose}>
      <SwitchField name="on" label={t('tiles.on')} hint={t('tiles.purpose')} />
      <TileFields />
    </ChangeDrawer>
  );
}

function TileFields() {
  const { t } = useTranslation();
  const on = Form.useWatch('on', Form.useFormInstance<TileForm>());
  if (on !== true) return null;
  const zoom = { minimum: 0, maximum: DEEPEST_ZOOM };
  return (
    <>
      <TextField
        name={['tileService', 'url']}
        label={t('tiles.url')}
        hint={t('tiles.urlHint')}
        pattern={TILE_URL}
        code
      />
      <ChoiceField
        name={['tileService', 'datum']}
        label={t('tiles.datum')}
        hint={t('tiles.datumHint')}
        choices={DATUMS}
      />
      <TextField
        name={['tileService', 'attribution']}
        label={t('tiles.attribution')}
        hint={t('tiles.attributionHint')}
        optional
      />
      <div className="field-pair">
        <NumberField name={['tileService', 'minimumZoom']} label={t('tiles.minimumZoom')} {...zoom} />
        <NumberField name={['tileService', 'maximumZoom']} label={t('tiles.maximumZoom')} {...zoom} />
      </div>
      <p className="muted field-note">{t('tiles.zoomHint')}</p>
    </>
  );
}
