import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { ChoiceField, TextField } from '../acts/fields.tsx';
import type { Organisation, OrganisationKind } from '../api/answers.ts';
import { toTagged } from '../acts/use-entry.ts';
import { answered, answeredWithTag } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { ORGANISATIONS, useOrganisationChoices } from '../equipment/organisations.ts';

interface OrganisationForm {
  code: string;
  name: string;
  kind: OrganisationKind;
  parent?: string;
}

const CODE = /^[A-Za-z0-9][A-Za-z0-9_-]{1,63}$/;

const KINDS = [
  'ministry',
  'national_center',
  'mine_safety_administration',
  'provincial_agency',
  'mine_safety_bureau',
  'local_government',
  'host_unit',
  'rescue_team',
  'custodian',
  'on_site_command',
  'social_owner',
  'social_force',
  'accident_unit',
] as const satisfies readonly OrganisationKind[];

interface OrganisationDrawerProps {
  /** The one to change; none for a new one. */
  readonly organisation: Organisation | null;
  readonly onClose: () => void;
}

function read(code: string) {
  return answeredWithTag(api.GET('/api/v1/organisations/{code}', { params: { path: { code } } })).then((found) =>
    toTagged(found, pick),
  );
}

function create(body: OrganisationForm, key: string): Promise<Organisation> {
  return answered(api.POST('/api/v1/organisations', { body, params: { header: { 'Idempotency-Key': key } } }));
}

function change({ code, ...body }: OrganisationForm, etag: string): Promise<Organisation> {
  const params = { path: { code }, header: { 'If-Match': etag } };
  return answered(api.PATCH('/api/v1/organisations/{code}', { params, body }));
}

/** Enters an organisation, or changes it. Its code stays what it is: others name it by that. */
export function OrganisationDrawer({ organisation, onClose }: OrganisationDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const done = async (text: 'organisation.created' | 'organisation.changed', { code, name }: Organisation) => {
    await queryClient.invalidateQueries({ queryKey: ORGANISATIONS.queryKey });
    void message.success(t(text, { code, name }));
  };
  if (organisation === null) {
    return (
      <ActDrawer<OrganisationForm>
        title={t('organisation.create')}
        verb={t('organisation.create')}
        draft="organisation."
        act={async (form, key) => done('organisation.created', await create(form, key))}
        onClose={onClose}
      >
        <OrganisationFields code={null} />
      </ActDrawer>
    );
  }
  const { code } = organisation;
  return (
    <ChangeDrawer<OrganisationForm>
      title={t('organisation.change')}
      draft={`organisation.${code}`}
      entry={{ read: () => read(code) }}
      act={async (form, etag) => done('organisation.changed', await change(form, etag))}
      onClose={onClose}
    >
      <OrganisationFields code={code} />
    </ChangeDrawer>
  );
}

function OrganisationFields({ code }: { code: string | null }) {
  const { t } = useTranslation();
  const parents = useOrganisationChoices().filter(({ value }) => value !== code);
  const kinds = KINDS.map((kind) => ({ value: kind, label: t(`organisation.kinds.${kind}`) }));
  return (
    <>
      <TextField name="name" label={t('organisation.name')} />
      <TextField
        name="code"
        label={t('organisation.code')}
        hint={t('organisation.codeHint')}
        pattern={CODE}
        code
        disabled={code !== null}
      />
      <ChoiceField name="kind" label={t('organisation.kind')} choices={kinds} />
      <ChoiceField
        name="parent"
        label={t('organisation.parent')}
        hint={t('organisation.parentHint')}
        choices={parents}
        optional
      />
    </>
  );
}

function pick({ code, name, kind, parent }: Organisation): OrganisationForm {
  return { code, name, kind, ...(parent !== null && { parent }) };
}
