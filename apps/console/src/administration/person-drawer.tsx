import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { ChoiceField, TextField } from '../acts/fields.tsx';
import type { Person, Role } from '../api/answers.ts';
import { toTagged } from '../acts/use-entry.ts';
import { answered, answeredWithTag } from '../api/answered.ts';
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

function read(personId: string) {
  return answeredWithTag(api.GET('/api/v1/people/{personId}', { params: { path: { personId } } })).then((found) =>
    toTagged(found, pick),
  );
}

function create(form: PersonForm, key: string): Promise<Person> {
  const body = { ...form, mustChangePassword: true };
  return answered(api.POST('/api/v1/people', { body, params: { header: { 'Idempotency-Key': key } } }));
}

function change(personId: string, form: PersonForm, etag: string): Promise<Person> {
  const { name, organisation, roles, active = true } = form;
  const params = { path: { personId }, header: { 'If-Match': etag } };
  return answered(api.PATCH('/api/v1/people/{personId}', { params, body: { name, organisation, roles, active } }));
}

/** Opens an account, or changes whose it is, where and with which roles. */
export function PersonDrawer({ person, onClose }: PersonDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const done = async (text: 'person.created' | 'person.changed', { username, name }: Person) => {
    await queryClient.invalidateQueries({ queryKey: PEOPLE.queryKey.slice(0, 2) });
    void message.success(t(text, { username, name }));
  };
  if (person === null) {
    return (
      <ActDrawer<PersonForm>
        title={t('person.create')}
        verb={t('person.create')}
        draft="person."
        initial={{ roles: ['viewer'] }}
        act={async (form, key) => done('person.created', await create(form, key))}
        onClose={onClose}
      >
        <PersonFields isNew />
      </ActDrawer>
    );
  }
  return (
    <ChangeDrawer<PersonForm>
      title={t('person.change')}
      draft={`person.${person.username}`}
      entry={{ read: () => read(person.id) }}
      act={async (form, etag) => done('person.changed', await change(person.id, form, etag))}
      onClose={onClose}
    >
      <PersonFields isNew={false} />
    </ChangeDrawer>
  );
}

function PersonFields({ isNew }: { isNew: boolean }) {
  const { t } = useTranslation();
  const organisations = useOrganisationChoices();
  return (
    <>
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
    </>
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
