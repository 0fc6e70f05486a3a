import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChoiceField, TextField } from '../acts/fields.tsx';
import type { Organisation, OrganisationKind } from '../api/answers.ts';
import { answered } from '../api/answered.ts';
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

function send(organisation: Organisation | null, form: OrganisationForm, key: string): Promise<Organisation> {
  if (organisation === null)
    return answered(api.POST('/api/v1/organisations', { body: form, params: { header: { 'Idempotency-Key': key } } }));
  const { code, ...body } = form;
  return answered(api.PATCH('/api/v1/organisations/{code}', { params: { path: { code } }, body }));
}

/** Enters an organisation, or changes it. Its code stays what it is: others name it by that. */
export function OrganisationDrawer({ organisation, onClose }: OrganisationDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const isNew = organisation === null;
  const parents = useOrganisationChoices().filter(({ value }) => value !== organisation?.code);
  const act = async (form: OrganisationForm, key: string) => {
    const { code, name } = await send(organisation, form, key);
    await queryClient.invalidateQueries({ queryKey: ORGANISATIONS.queryKey });
    void message.success(t(isNew ? 'organisation.created' : 'organisation.changed', { code, name }));
  };
  return (
    <ActDrawer<OrganisationForm>
      title={t(isNew ? 'organisation.create' : 'organisation.change')}
      verb={t(isNew ? 'organisation.create' : 'act.save')}
      draft={`organisation.${organisation?.code ?? ''}`}
      {...(organisation && { initial: pick(organisation) })}
      act={act}
      onClose={onClose}
    >
      <TextField name="name" label={t('organisation.name')} />
      <TextField
        name="code"
        label={t('organisation.code')}
        hint={t('organisation.codeHint')}
        pattern={CODE}
        code
        disabled={!isNew}
      />
      <ChoiceField
        name="kind"
        label={t('organisation.kind')}
        choices={KINDS.map((kind) => ({ value: kind, label: t(`organisation.kinds.${kind}`) }))}
      />
      <ChoiceField
        name="parent"
        label={t('organisation.parent')}
        hint={t('organisation.parentHint')}
        choices={parents}
        optional
      />
    </ActDrawer>
  );
}

function pick({ code, name, kind, parent }: Organisation): OrganisationForm {
  return { code, name, kind, ...(parent !== null && { parent }) };
}
