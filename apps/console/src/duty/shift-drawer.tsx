import { App, Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { toTagged } from '../acts/use-entry.ts';
import { answered, answeredWithTag } from '../api/answered.ts';
import type { DutyShift, Person } from '../api/answers.ts';
import { api, query } from '../api/client.ts';
import { problemCode } from '../api/problem.ts';
import { serverNowMs } from '../api/server-clock.ts';
import { TimeField } from '../calendar/propose-fields.tsx';
import { formatMinute } from '../calendar/tell-claim.ts';
import { useTimeZoneName } from '../format/use-time-zone-name.ts';
import { fromWallField } from '../format/wall-field.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { MemberFields } from './member-fields.tsx';
import { type MemberForm, offerShift, type ShiftForm, toNewShift, toShiftForm } from './shift-form.ts';
import { useReloadDuty } from './use-duty.ts';

const MOST_PEOPLE = 500;

interface ShiftDrawerProps {
  readonly organisation: string;
  /** What is changed; null for a new one. */
  readonly shift: DutyShift | null;
  /** After which a new one is offered. */
  readonly last: DutyShift | undefined;
  readonly onClose: () => void;
}

/** From when to when, who is on duty, who leads, who stands by. */
export function ShiftDrawer({ shift, ...props }: ShiftDrawerProps) {
  return shift === null ? <NewShift {...props} /> : <ChangeShift {...props} shift={shift} />;
}

function NewShift({ organisation, last, onClose }: Omit<ShiftDrawerProps, 'shift'>) {
  const { t } = useTranslation();
  const people = useColleagues(organisation);
  const done = useDone();
  const act = async (form: ShiftForm, key: string) => {
    const params = { header: { 'Idempotency-Key': key } };
    const body = { ...toNewShift(form, people), organisation };
    await answered(api.POST('/api/v1/duty-shifts', { params, body }));
    done();
  };
  return (
    <ActDrawer<ShiftForm>
      title={t('duty.addShift')}
      verb={t('duty.addShift')}
      draft={`shift.${organisation}.new`}
      initial={offerShift(last, serverNowMs())}
      act={act}
      tell={useTellShift()}
      onClose={onClose}
    >
      <ShiftFields people={people} />
    </ActDrawer>
  );
}

function ChangeShift({ organisation, shift, onClose }: ShiftDrawerProps & { readonly shift: DutyShift }) {
  const { t } = useTranslation();
  const people = useColleagues(organisation);
  const done = useDone();
  const [etag, setETag] = useState<string | null>(null);
  const read = async () => {
    const found = await readShift(shift.id);
    setETag(found.etag);
    return toTagged(found, toShiftForm);
  };
  const act = async (form: ShiftForm, expected: string) => {
    const params = toOne(shift, expected);
    await answered(api.PATCH('/api/v1/duty-shifts/{shiftId}', { params, body: toNewShift(form, people) }));
    done();
  };
  const isToCome = Date.parse(shift.from) > serverNowMs();
  return (
    <ChangeDrawer<ShiftForm>
      title={t('duty.changeShift')}
      draft={`shift.${organisation}.${shift.id}`}
      entry={{ read, show: useShowField() }}
      act={act}
      tell={useTellShift()}
      onClose={onClose}
    >
      <ShiftFields people={people} />
      {etag !== null && isToCome && <DeleteShift shift={shift} etag={etag} onClose={onClose} />}
    </ChangeDrawer>
  );
}

function ShiftFields({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation();
  const zone = useTimeZoneName();
  return (
    <>
      <div className="field-pair">
        <TimeField name="from" label={t('duty.from', { zone })} />
        <TimeField name="to" label={t('duty.to', { zone })} />
      </div>
      <MemberFields people={people} />
    </>
  );
}

function useColleagues(organisation: string): readonly Person[] {
  const params = { query: { organisation, limit: MOST_PEOPLE } };
  return query.useQuery('get', '/api/v1/people', { params }).data?.items ?? [];
}

function readShift(shiftId: string) {
  return answeredWithTag(api.GET('/api/v1/duty-shifts/{shiftId}', { params: { path: { shiftId } } }));
}

const toOne = ({ id: shiftId }: DutyShift, etag: string) => ({ path: { shiftId }, header: { 'If-Match': etag } });

function useDone() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reload = useReloadDuty();
  return () => {
    void message.success(t('duty.shiftSaved'));
    void reload();
  };
}

function useTellShift() {
  const { t } = useTranslation();
  return (error: unknown) => {
    const code = problemCode(error);
    if (code === 'already-exists') return t('duty.shiftOverlaps');
    return code === 'in-use' ? t('duty.shiftStands') : undefined;
  };
}

/** What another made of a time or of who is in the shift. */
function useShowField() {
  const { t } = useTranslation();
  return (field: string, value: unknown) => {
    if (field !== 'members') return formatMinute(fromWallField(value as string) ?? Number.NaN);
    const named = (value as readonly MemberForm[]).map(({ function: duty = 'on_duty', name = '', telephone = '' }) =>
      [t(`duty.functions.${duty}`), name, telephone].join(' '),
    );
    return named.join(t('listSeparator'));
  };
}

function DeleteShift({ shift, etag, onClose }: { shift: DutyShift; etag: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const tell = useTellShift();
  const reload = useReloadDuty();
  const remove = async () => {
    try {
      await answered(api.DELETE('/api/v1/duty-shifts/{shiftId}', { params: toOne(shift, etag) }));
      void message.success(t('duty.shiftDeleted'));
      onClose();
    } catch (error) {
      void message.error(tell(error) ?? problemText(error));
    } finally {
      void reload();
    }
  };
  return (
    <Popconfirm
      title={t('duty.deleteShift')}
      description={t('duty.deleteTells')}
      okText={t('duty.deleteShift')}
      cancelText={t('duty.keepShift')}
      onConfirm={() => void remove()}
    >
      <Button block>{t('duty.deleteShift')}</Button>
    </Popconfirm>
  );
}
