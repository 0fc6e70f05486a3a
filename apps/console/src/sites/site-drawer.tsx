import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { ChoiceField, TextField } from '../acts/fields.tsx';
import { toTagged } from '../acts/use-entry.ts';
import type { Site, SiteKind } from '../api/answers.ts';
import { useOrganisationChoices, useOrganisationName } from '../equipment/organisations.ts';
import { PlaceFields } from './place-fields.tsx';
import { type SiteForm, toForm, toNewSite, toSiteChange } from './site-form.ts';
import { SITE_KINDS } from './site-kinds.ts';
import { changeSite, createSite, forgetSites, readSite } from './sites.ts';

interface SiteDrawerProps {
  /** The one to change; none for a new one. */
  readonly site: Site | null;
  readonly onClose: () => void;
}

/** Enters a site, or changes one. */
export function SiteDrawer({ site, onClose }: SiteDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const show = useShown();
  const done = async (text: 'site.created' | 'site.changed', { name }: Site) => {
    await forgetSites(queryClient);
    void message.success(t(text, { name }));
  };
  if (site === null) {
    return (
      <ActDrawer<SiteForm>
        title={t('site.create')}
        verb={t('site.create')}
        draft="site."
        act={async (form, key) => done('site.created', await createSite(toNewSite(form), key))}
        onClose={onClose}
      >
        <SiteFields />
      </ActDrawer>
    );
  }
  const { id } = site;
  return (
    <ChangeDrawer<SiteForm>
      title={t('site.change')}
      draft={`site.${id}`}
      entry={{ read: () => readSite(id).then((found) => toTagged(found, toForm)), show }}
      act={async (form, etag) => done('site.changed', await changeSite(id, toSiteChange(form), etag))}
      onClose={onClose}
    >
      <SiteFields />
    </ChangeDrawer>
  );
}

/** What another made of a field, as people read it. */
function useShown(): (field: string, value: unknown) => string {
  const { t } = useTranslation();
  const organisationName = useOrganisationName();
  return (field, value) => {
    if (field === 'kind') return t(`site.kinds.${value as SiteKind}`);
    return field === 'organisation' ? organisationName(String(value)) : String(value);
  };
}

const REGION = /^[1-9][0-9]{5}$/;

function SiteFields() {
  const { t } = useTranslation();
  const organisations = useOrganisationChoices();
  const isOutlined = Form.useWatch('shape', { form: Form.useFormInstance<SiteForm>(), preserve: true }) === 'Polygon';
  const kinds = SITE_KINDS.map((kind) => ({ value: kind, label: t(`site.kinds.${kind}`) }));
  return (
    <>
      <Form.Item name="shape" hidden>
        <Input />
      </Form.Item>
      <TextField name="name" label={t('site.name')} />
      <ChoiceField name="kind" label={t('site.kind')} choices={kinds} />
      {isOutlined ? <p className="muted">{t('site.outline')}</p> : <PlaceFields />}
      <ChoiceField
        name="organisation"
        label={t('site.organisation')}
        hint={t('site.organisationHint')}
        choices={organisations}
        optional
      />
      <TextField name="region" label={t('site.region')} hint={t('site.regionHint')} pattern={REGION} code optional />
      <TextField name="remark" label={t('site.remark')} optional />
    </>
  );
}
