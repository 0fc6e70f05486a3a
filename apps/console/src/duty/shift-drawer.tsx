import { App, AutoComplete, Button, Form, Input, Popconfirm, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { answered } from '../api/answered.ts';
import type { DutyShift, Person } from '../api/answers.ts';
import { api, query } from '../api/client.ts';
import { serverNowMs } from '../api/server-clock.ts';
import { TimeField } from '../calendar/propose-fields.tsx';
import { useTimeZoneName } from '../format/use-time-zone-name.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { offerShift, type ShiftForm, toNewShift, toShiftForm } from './shift-form.ts';
import { useReloadDuty } from './use-duty.ts';

const MOST_PEOPLE = 500;
const FUNCTIONS = ['on_duty', 'leader', 'deputy'] as const;

interface ShiftDrawerProps {
  readonly organisation: string;
  /** What is changed; null for a new one. */
  readonly shift: DutyShift | null;
  /** After which a new one is offered. */
  readonly last: DutyShift | undefined;
  readonly onClose: () => void;
}

/** From when to when, who is on duty, who leads, who stands by. */
export function ShiftDrawer({ organisation, shift, last, onClose }: ShiftDrawerProps) {
  const { t } = useTranslation();
  const zone = useTimeZoneName();
  const people = useColleagues(organisation);
  const act = useSend(organisation, shift, people);
  const title = t(shift === null ? 'duty.addShift' : 'duty.changeShift');
  return (
    <ActDrawer<ShiftForm>
      title={title}
      verb={shift === null ? t('duty.addShift') : t('act.save')}
      draft={`shift.${organisation}.${shift?.id ?? 'new'}`}
      initial={shift === null ? offerShift(last, serverNowMs()) : toShiftForm(shift)}
      act={act}
      onClose={onClose}
    >
      <div className="field-pair">
        <TimeField name="from" label={t('duty.from', { zone })} />
        <TimeField name="to" label={t('duty.to', { zone })} />
      </div>
      <MemberFields people={people} />
      {shift !== null && Date.parse(shift.from) > serverNowMs() && <DeleteShift shift={shift} onClose={onClose} />}
    </ActDrawer>
  );
}

function useColleagues(organisation: string): readonly Person[] {
  const params = { query: { organisation, limit: MOST_PEOPLE } };
  return query.useQuery('get', '/api/v1/people', { params }).data?.items ?? [];
}

function useSend(organisation: string, shift: DutyShift | null, people: readonly Person[]) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reload = useReloadDuty();
  return async (form: ShiftForm, key: string) => {
    const body = toNewShift(form, people);
    if (shift === null) {
      const params = { header: { 'Idempotency-Key': key } };
      await answered(api.POST('/api/v1/duty-shifts', { params, body: { ...body, organisation } }));
    } else {
      const params = { path: { shiftId: shift.id } };
      await answered(api.PATCH('/api/v1/duty-shifts/{shiftId}', { params, body }));
    }
    void message.success(t('duty.shiftSaved'));
    void reload();
  };
}

function MemberFields({ people }: { people: readonly Person[] }) {
  const { t } = useTranslation();
  const missing = (field: string) => ({ required: true, whitespace: true, message: t('act.missing', { field }) });
  const names = people.filter(({ active }) => active).map(({ name }) => ({ value: name }));
  return (
    <Form.List name="members">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div
              key={key}
              role="group"
              className="duty-member-fields"
              aria-label={t('duty.member', { number: name + 1 })}
            >
              <Form.Item name={[name, 'function']} label={t('duty.function')} rules={[missing(t('duty.function'))]}>
                <Select options={FUNCTIONS.map((duty) => ({ value: duty, label: t(`duty.functions.${duty}`) }))} />
              </Form.Item>
              <div className="field-pair">
                <Form.Item name={[name, 'name']} label={t('duty.name')} rules={[missing(t('duty.name'))]}>
                  <AutoComplete options={names} showSearch={{ filterOption: true }} />
                </Form.Item>
                <Form.Item
                  name={[name, 'telephone']}
                  label={t('duty.telephone')}
                  rules={[missing(t('duty.telephone'))]}
                >
                  <Input type="tel" autoComplete="off" />
                </Form.Item>
              </div>
              {fields.length > 1 && <Button onClick={() => remove(name)}>{t('duty.removeMember')}</Button>}
            </div>
          ))}
          <Button block onClick={() => add({ function: 'deputy' })}>
            {t('duty.addMember')}
          </Button>
          <p className="muted">{t('duty.memberHint')}</p>
        </>
      )}
    </Form.List>
  );
}

function DeleteShift({ shift, onClose }: { shift: DutyShift; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const reload = useReloadDuty();
  const remove = async () => {
    try {
      await answered(api.DELETE('/api/v1/duty-shifts/{shiftId}', { params: { path: { shiftId: shift.id } } }));
      void message.success(t('duty.shiftDeleted'));
      onClose();
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      void reload();
    }
  };
  return (
    <Popconfirm
      title={t('duty.deleteShift')}
      description={t('duty.deleteTells')}
      okText={t('duty.deleteShift')}
      onConfirm={() => void remove()}
    >
      <Button block>{t('duty.deleteShift')}</Button>
    </Popconfirm>
  );
}
