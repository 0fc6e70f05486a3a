import { Button, Empty } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command, Role } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { AgeText } from '../format/age-text.tsx';
import { formatDateTime } from '../format/screen-time.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useHeldRoles } from '../session/use-held-roles.ts';
import { refreshMs } from './command-form.ts';
import { CommandDrawer } from './command-drawer.tsx';

const MOST_SHOWN = 20;
const SENDERS = ['custodian', 'dispatcher', 'duty_officer'] as const satisfies readonly Role[];

/** What the machine was told, how far each message is, and what it answered. */
export function CommandsPanel({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const roles = useHeldRoles();
  const [isOpen, setOpen] = useState(false);
  const list = query.useQuery(
    'get',
    '/api/v1/equipment/{assetCode}/commands',
    { params: { path: { assetCode }, query: { limit: MOST_SHOWN } } },
    { refetchInterval: ({ state }) => refreshMs(state.data?.items ?? []) },
  );
  const commands = list.data?.items ?? [];
  return (
    <section className="panel commands-panel" aria-label={t('command.title')} data-testid="commands">
      <header className="panel-head">
        <h2>{t('command.title')}</h2>
        {SENDERS.some((role) => roles.includes(role)) && (
          <Button onClick={() => setOpen(true)} data-testid="send-command">
            {t('command.send')}
          </Button>
        )}
      </header>
      {list.isError && <ProblemNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && commands.length === 0 && <Empty description={t('command.none')} />}
      {commands.length > 0 && <p className="muted">{t('command.notAcknowledged')}</p>}
      <ul className="commands">
        {commands.map((command) => (
          <CommandLine key={command.id} command={command} />
        ))}
      </ul>
      {isOpen && <CommandDrawer assetCode={assetCode} onClose={() => setOpen(false)} />}
    </section>
  );
}

const SHAPES: Readonly<Record<Command['state'], string>> = { waiting: '◌', sent: '→', answered: '↩', expired: '✕' };

function CommandLine({ command }: { command: Command }) {
  const { t } = useTranslation();
  const { kind, text, state, sentByName, createdAt, expiresAt, timesSent, answeredAt, reply } = command;
  const isOpen = state === 'waiting' || state === 'sent';
  return (
    <li className="command" data-state={state}>
      <span className="command-head">
        <span>{kind === 'message' ? text : t(`command.kinds.${kind}`)}</span>
        <span>
          <span aria-hidden>{SHAPES[state]}</span> {t(`command.states.${state}`)}
        </span>
      </span>
      {kind !== 'message' && text !== null && <span>{text}</span>}
      <span className="muted">
        {t('command.by', { name: sentByName })} <AgeText time={createdAt} />
        {timesSent > 1 && ` · ${t('command.times', { count: timesSent })}`}
        {isOpen && ` · ${t('command.until', { time: formatDateTime(Date.parse(expiresAt)) })}`}
      </span>
      {answeredAt !== null && (
        <span className="command-reply">
          {t('command.reply')} <AgeText time={answeredAt} /> <span className="code">{reply}</span>
        </span>
      )}
    </li>
  );
}
