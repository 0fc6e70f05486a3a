import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChoiceField, TextField } from '../acts/fields.tsx';
import type { Person, Role } from '../api/answers.ts';
import { answered } from '../api/answered.ts';
import { api, query } from '../api/client.ts';
import { useOrganisationChoices } from '../equipment/organisations.ts';
import { SHORTEST_PASSWORD } from '../session/password-form.tsx';

interface PersonForm {
  username: string;
  name: string;
  organisation: string;
  roles: Role[];
  password?: string;
  active?: boolean;
}

const ROLES = [
  'viewer',
  'custodian',
  'maintainer',
  'dispatcher',
  'duty_officer',
  'auditor',
  'administrator',
] as const satisfies readonly Role[];

const USERNAME = /^[\p{L}\p{N}][\p{L}\p{N}._@-]{0,63}$/u;

export const PEOPLE = query.queryOptions('get', '/api/v1/people');

interface PersonDrawerProps {
  readonly person: Person | null;
  readonly onClose: () => void;
}

function send(person: Person | null, form: PersonForm, key: string): Promise<Person> {
  if (person === null)
    return answered(
      api.POST('/api/v1/people', {
        body: { ...form, mustChangePassword: true },
        params: { header: { 'Idempotency-Key': key } },
      }),
    );
  const { name, organisation, roles, active = true } = form;
  const body = { name, organisation, roles, active };
  return answered(api.PATCH('/api/v1/people/{personId}', { params: { path: { personId: person.id } }, body }));
}

/** Opens an account, or changes whose it is, where and with which roles. */
export function PersonDrawer({ person, onClose }: PersonDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const organisations = useOrganisationChoices();
  const isNew = person === null;
  const act = async (form: PersonForm, key: string) => {
    const { username, name } = await send(person, form, key);
    await queryClient.invalidateQueries({ queryKey: PEOPLE.queryKey.slice(0, 2) });
    void message.success(t(isNew ? 'person.created' : 'person.changed', { username, name }));
  };
  return (
    <ActDrawer<PersonForm>
      title={t(isNew ? 'person.create' : 'person.change')}
      verb={t(isNew ? 'person.create' : 'act.save')}
      draft={`person.${person?.username ?? ''}`}
      initial={person === null ? { roles: ['viewer'] } : pick(person)}
      act={act}
      onClose={onClose}
    >
      <TextField name="name" label={t('person.name')} />
      <TextField
        name="username"
        label={t('person.username')}
        hint={t('person.usernameHint')}
        pattern={USERNAME}
        code
        disabled={!isNew}
      />
      <ChoiceField name="organisation" label={t('person.organisation')} choices={organisations} />
      <ChoiceField
        name="roles"
        label={t('person.roles')}
        hint={t('person.rolesHint')}
        choices={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        multiple
      />
      {isNew ? <FirstPassword /> : <ActiveSwitch />}
    </ActDrawer>
  );
}

function pick({ username, name, organisation, roles, active }: Person): PersonForm {
  return { username, name, organisation, roles, active };
}

export function FirstPassword() {
  const { t } = useTranslation();
  const rules = [
    { required: true, message: t('act.missing', { field: t('person.firstPassword') }) },
    { min: SHORTEST_PASSWORD, message: t('password.tooShort') },
  ];
  return (
    <Form.Item name="password" label={t('person.firstPassword')} extra={t('person.firstPasswordHint')} rules={rules}>
      <Input.Password autoComplete="new-password" />
    </Form.Item>
  );
}

function ActiveSwitch() {
  const { t } = useTranslation();
  return (
    <Form.Item name="active" label={t('person.mayUse')} extra={t('person.mayUseHint')} valuePropName="checked">
      <Switch />
    </Form.Item>
  );
}
