import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answered } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { readAll } from '../api/read-all.ts';
import { useFamilyName } from '../equipment/families.ts';
import { csvOf } from '../format/csv.ts';
import { saveCsv } from '../format/save-file.ts';
import { useTimeZoneName } from '../format/use-time-zone-name.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { type AlarmFilters, sortOf, toQuery } from './alarm-filters.ts';
import { alarmRows } from './alarm-rows.ts';
import { useAlarmWords } from './use-alarm-words.ts';

const PAGE_SIZE = 1_000;
const MOST_EXPORTED = 20_000;

function readAlarms(filters: AlarmFilters) {
  const asked = { ...toQuery(filters), sort: sortOf(filters), limit: PAGE_SIZE };
  return readAll((from) => answered(api.GET('/api/v1/alarms', { params: { query: { ...asked, ...from } } })), {
    most: MOST_EXPORTED,
  });
}

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
      const { items: alarms, isCut } = await readAlarms(filters);
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
