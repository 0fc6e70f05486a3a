import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../api/answers.ts';
import { answered } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { reloadCalendar } from '../calendar/use-calendar-news.ts';
import { useOrganisationName } from '../equipment/organisations.ts';
import { AgeText } from '../format/age-text.tsx';
import { useProblemText } from '../frame/use-problem-text.ts';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { RecordAnswerDrawer } from './record-answer-drawer.tsx';
import { mayAnswer } from './use-notices.ts';
import { useMe } from '../session/use-me.ts';
import { WhomToRing } from './whom-to-ring.tsx';

/** Who has answered, or the button to do so. */
export function NoticeAnswer({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  const mine = useMe()?.organisation.code;
  const roles = useHeldRoles();
  const { acknowledge, isSending } = useAcknowledge(notice);
  const [isRecording, setRecording] = useState(false);
  if (notice.acknowledgedBy !== null) {
    return (
      <span>
        ✓{' '}
        {notice.answer?.channel === 'telephone'
          ? t('notice.answeredByTelephone', { name: notice.answer.name, recorder: notice.acknowledgedBy.name })
          : t('notice.acknowledgedBy', notice.acknowledgedBy)}{' '}
        <AgeText time={notice.acknowledgedAt!} />
      </span>
    );
  }
  const wantsAnswer = notice.called !== null;
  const isOurs = notice.organisation === mine && mayAnswer(roles);
  return (
    <span className="notice-answers">
      {!isOurs && <span>{t('notice.others', { organisation: organisationName(notice.organisation) })}</span>}
      {!isOurs && wantsAnswer && <WhomToRing organisation={notice.organisation} />}
      {roles.includes('duty_officer') && (
        <Button onClick={() => setRecording(true)} data-testid="record-answer">
          {t('notice.recordAnswer')}
        </Button>
      )}
      {isOurs && (
        <Button
          type={wantsAnswer ? 'primary' : 'default'}
          loading={isSending}
          onClick={acknowledge}
          data-testid="acknowledge-notice"
        >
          {t('notice.acknowledge')}
        </Button>
      )}
      {isRecording && <RecordAnswerDrawer notice={notice} onClose={() => setRecording(false)} />}
    </span>
  );
}

function useAcknowledge({ id }: Notice) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const [isSending, setSending] = useState(false);
  const send = async () => {
    setSending(true);
    try {
      const params = { path: { noticeId: id } };
      await answered(api.POST('/api/v1/notices/{noticeId}/acknowledge', { params, body: {} }));
      void message.success(t('notice.acknowledged'));
    } catch (error) {
      void message.error(t('notice.notAcknowledged', { reason: problemText(error) }));
    } finally {
      setSending(false);
      void reloadCalendar(queryClient);
    }
  };
  return { acknowledge: () => void send(), isSending };
}
