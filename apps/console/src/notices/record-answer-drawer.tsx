import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { TextField } from '../acts/fields.tsx';
import { answered } from '../api/answered.ts';
import type { Notice } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { reloadCalendar } from '../calendar/use-calendar-news.ts';

interface AnswerForm {
  name: string;
  telephone: string;
  remark?: string;
}

/** Who answered on the telephone, at which number, and what they said. */
export function RecordAnswerDrawer({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const act = async ({ name, telephone, remark }: AnswerForm, key: string) => {
    const params = { header: { 'Idempotency-Key': key } };
    const said = { name: name.trim(), telephone: telephone.trim(), ...(remark?.trim() && { remark: remark.trim() }) };
    await answered(api.POST('/api/v1/acknowledgements', { params, body: { notice: notice.id, ...said } }));
    void message.success(t('notice.recorded', { name: said.name }));
    void reloadCalendar(queryClient);
  };
  return (
    <ActDrawer<AnswerForm>
      title={t('notice.recordTitle')}
      verb={t('notice.recordTitle')}
      draft={`answer.${notice.id}`}
      act={act}
      onClose={onClose}
    >
      <p>{t('notice.recordHint')}</p>
      <TextField name="name" label={t('notice.answeredName')} />
      <TextField name="telephone" label={t('notice.answeredTelephone')} />
      <TextField name="remark" label={t('notice.answeredRemark')} optional />
    </ActDrawer>
  );
}
