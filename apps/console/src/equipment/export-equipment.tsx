import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useOpenAlarms } from '../alarms/open-alarms.ts';
import type { Equipment } from '../api/answers.ts';
import { type Cell, csvOf } from '../format/csv.ts';
import { saveCsv } from '../format/save-file.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { useTimeZoneName } from '../format/use-time-zone-name.ts';
import { live } from '../live/live.ts';
import { useFamilyName } from './families.ts';
import { useOrganisationName } from './organisations.ts';

/** The list as rows of a table file, each piece as it is at this moment. */
function useRows(): (pieces: readonly Equipment[]) => Cell[][] {
  const { t } = useTranslation();
  const zone = useTimeZoneName();
  const family = useFamilyName();
  const organisation = useOrganisationName();
  const open = useOpenAlarms();
  return (pieces) => {
    const heading = [
      ...[t('connection.label'), t('alarm.open'), t('severity.label')],
      ...[t('equipment.assetCode'), t('equipment.name'), t('equipment.family')],
      ...[t('equipment.hostUnit'), t('equipment.custodian'), t('export.lastSeen', { zone })],
      ...[t('export.latitude'), t('export.longitude')],
    ];
    const rows = pieces.map((piece): Cell[] => {
      const { connection, lastSeen, position } = { ...piece, ...live.get(piece.assetCode) };
      const alarms = open.get(piece.assetCode);
      return [
        ...[t(`connection.${connection}`), alarms?.count ?? 0, alarms ? t(`severity.${alarms.severity}`) : null],
        ...[piece.assetCode, piece.name, family(piece.family)],
        ...[
          piece.names?.hostUnit ?? organisation(piece.hostUnit),
          piece.names?.custodian ?? organisation(piece.custodian),
        ],
        ...[lastSeen ? formatDateTime(Date.parse(lastSeen)) : null],
        ...[position?.latitude ?? null, position?.longitude ?? null],
      ];
    });
    return [heading, ...rows];
  };
}

/** A file of the pieces that are listed. */
export function ExportEquipment({ pieces }: { pieces: readonly Equipment[] }) {
  const { t } = useTranslation();
  const rows = useRows();
  const save = () => saveCsv(t('equipment.title'), csvOf(rows(pieces)));
  return (
    <Button icon={<DownloadOutlined />} onClick={save} data-testid="export">
      {t('export.csv')}
    </Button>
  );
}
