import { useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Progress } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { EquipmentImport } from '../api/answers.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { ImportRows } from './import-rows.tsx';
import { useImport } from './use-import.ts';

/** A table of pieces: chosen, looked at row by row, and entered as one. */
export function ImportsPage() {
  const { t } = useTranslation();
  const { id } = useSearch({ from: '/frame/administration/imports' });
  const navigate = useNavigate({ from: '/administration/imports' });
  const show = (started: string | undefined) => void navigate({ search: started === undefined ? {} : { id: started } });
  const { found, failure, isBusy, start, commit, discard } = useImport(id, show);
  const table = found.data;
  return (
    <>
      <header className="page-head">
        <h2>{t('imports.title')}</h2>
      </header>
      <p className="muted">{t('imports.purpose')}</p>
      {(failure ?? found.error) !== null && <ProblemNotice error={failure ?? found.error} />}
      <FileButton isAgain={table !== undefined} isBusy={isBusy} onChoose={(file) => void start(file)} />
      {table && (
        <section data-testid="import" aria-live="polite">
          <h3>{table.name}</h3>
          <Standing table={table} isBusy={isBusy} onCommit={() => void commit()} onDiscard={() => void discard()} />
          {table.state !== 'reading' && table.state !== 'failed' && <ImportRows key={table.id} table={table} />}
        </section>
      )}
    </>
  );
}

interface FileButtonProps {
  readonly isAgain: boolean;
  readonly isBusy: boolean;
  readonly onChoose: (file: File) => void;
}

function FileButton({ isAgain, isBusy, onChoose }: FileButtonProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <p>
      <Button size="large" loading={isBusy} onClick={() => input.current?.click()}>
        {t(isAgain ? 'imports.again' : 'imports.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".xlsx"
        aria-label={t('imports.file')}
        data-testid="import-table"
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) onChoose(file);
          target.value = '';
        }}
      />
    </p>
  );
}

interface StandingProps {
  readonly table: EquipmentImport;
  readonly isBusy: boolean;
  readonly onCommit: () => void;
  readonly onDiscard: () => void;
}

function Standing({ table, isBusy, onCommit, onDiscard }: StandingProps) {
  const { t } = useTranslation();
  const { state, done, rowCount, bad, created, changed } = table;
  if (state === 'failed')
    return <Alert type="error" showIcon role="alert" title={t('imports.failed', { problem: table.problem ?? '' })} />;
  if (state === 'reading' || state === 'committing' || isBusy) {
    const percent = rowCount === 0 ? 0 : Math.floor((100 * done) / rowCount);
    return (
      <div className="import-progress">
        <p>
          {t(state === 'reading' ? 'imports.reading' : 'imports.entering')}{' '}
          <span className="figures">{t('imports.progress', { done, total: rowCount })}</span>
        </p>
        <Progress percent={percent} aria-label={t('imports.reading')} />
      </div>
    );
  }
  if (state === 'committed')
    return <Alert type="success" showIcon title={t('imports.committed', { created, changed })} />;
  if (state === 'discarded') return null;
  const count = created + changed;
  return (
    <>
      <p className="figures" data-testid="import-counts">
        {t('imports.counts', table)}
      </p>
      {bad > 0 && (
        <p className="import-faults" role="alert">
          ✕ {t('imports.mend')}
        </p>
      )}
      {bad === 0 && <p>{t(count === 0 ? 'imports.nothing' : 'imports.consequence')}</p>}
      <div className="page-acts">
        {bad === 0 && count > 0 && (
          <Button type="primary" size="large" onClick={onCommit} data-testid="commit-import">
            {t('imports.commit', { count })}
          </Button>
        )}
        <Button size="large" onClick={onDiscard}>
          {t('imports.discard')}
        </Button>
      </div>
    </>
  );
}
