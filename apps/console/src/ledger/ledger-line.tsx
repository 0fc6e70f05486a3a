import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LedgerEntry } from '../api/answers.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { useWords } from '../messages/use-words.ts';

const SHORT_HASH = 12;

interface LedgerLineProps {
  readonly entry: LedgerEntry;
  readonly partyName: (code: string) => string;
  /** Left out for whom erasing is not offered. */
  readonly onErase: ((entry: LedgerEntry) => void) | undefined;
}

/** One act with its number, and whether it could still be rewritten unseen. */
export function LedgerLine({ entry, partyName, onErase }: LedgerLineProps) {
  const { t } = useTranslation();
  const actWord = useWords('ledger.acts');
  const { number, act, recordedAt, who, hash, checkpointed } = entry;
  const time = formatDateTime(Date.parse(recordedAt));
  return (
    <li data-entry={number}>
      <span className="ledger-number figures">№ {number}</span>
      <span>{actWord(act)}</span>
      <ErasedNumber entry={entry} />
      <span className="muted figures">
        {who.person === null
          ? t('ledger.bySystem', { time })
          : t('ledger.by', { organisation: partyName(who.organisation), time })}
      </span>
      <span className="muted code" title={hash}>
        {t('ledger.hash', { hash: hash.slice(0, SHORT_HASH) })}
      </span>
      <span
        className={checkpointed ? 'check-ok' : 'muted'}
        title={t(checkpointed ? 'ledger.provenHint' : 'ledger.notProvenHint')}
        data-proven={checkpointed}
      >
        <span aria-hidden>{checkpointed ? '✓' : '◷'}</span> {t(checkpointed ? 'ledger.proven' : 'ledger.notProven')}
      </span>
      <Personal entry={entry} onErase={onErase} />
    </li>
  );
}

/** Of which entry it is said here that what is personal in it was erased. */
function ErasedNumber({ entry: { act, body } }: { entry: LedgerEntry }) {
  const { t } = useTranslation();
  if (act !== 'erase-personal' || typeof body.number !== 'number') return null;
  return <span>{t('ledger.personal.erasedOf', { number: body.number })}</span>;
}

function Personal({ entry, onErase }: Omit<LedgerLineProps, 'partyName'>) {
  const { t } = useTranslation();
  if (entry.personal === null) return null;
  if (!entry.personal.kept)
    return (
      <span className="muted" title={t('ledger.personal.erasedHint')} data-personal="erased">
        <span aria-hidden>⌫</span> {t('ledger.personal.erased')}
      </span>
    );
  if (onErase === undefined) return null;
  return (
    <Button
      size="small"
      className="ledger-erase"
      onClick={() => onErase(entry)}
      aria-label={t('ledger.personal.eraseOf', { number: entry.number })}
      data-testid={`erase-personal-${entry.number}`}
    >
      {t('ledger.personal.erase')}
    </Button>
  );
}
