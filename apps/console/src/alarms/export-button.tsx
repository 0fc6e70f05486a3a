import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFamilyName } from '../equipment/families.ts';
import { csvOf } from '../format/csv.ts';
import { saveCsv } from '../format/save-file.ts';
import { useTimeZoneName } from '../format/use-time-zone-name.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import type { AlarmFilters } from './alarm-filters.ts';
import { alarmRows } from './alarm-rows.ts';
import { loadAllAlarms } from './load-all-alarms.ts';
import { useAlarmWords } from './use-alarm-words.ts';

/** A file of everything that passes the filters. */
export function ExportAlarms({ filters }: { filters: AlarmFilters }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const [isLoading, setLoading] = useState(false);
  const wording = { t, zone: useTimeZoneName(), words: useAlarmWords(), family: useFamilyName() };

  async function save(): Promise<void> {
    setLoading(true);
    try {
      const { alarms, isCut } = await loadAllAlarms(filters);
      saveCsv(t('alarm.title'), csvOf(alarmRows(alarms, wording)));
      if (isCut) void message.warning(t('export.cut', { count: alarms.length }));
    } catch (error) {
      void message.error(t('export.failed', { reason: problemText(error) }));
    } finally {
      setLoading(false);
    }
  }

  return (
    <Button icon={<DownloadOutlined />} loading={isLoading} onClick={() => void save()} data-testid="export">
      {t('export.csv')}
    </Button>
  );
}
