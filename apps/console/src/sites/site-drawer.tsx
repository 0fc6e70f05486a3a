import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Drawer, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChoiceField, TextField } from '../acts/fields.tsx';
import type { Site, SiteKind } from '../api/answers.ts';
import { answered } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { useOrganisationChoices } from '../equipment/organisations.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { PlaceFields, type PlaceForm } from './place-fields.tsx';
import { SITE_KINDS } from './site-kinds.ts';
import { forgetSites, readSite, type VersionedSite } from './sites.ts';

interface SiteForm extends PlaceForm {
  name: string;
  kind: SiteKind;
  organisation?: string;
  region?: string;
  remark?: string;
}

interface SiteDrawerProps {
  /** The one to change; none for a new one. */
  readonly siteId: string | null;
  readonly onClose: () => void;
}

/** Enters a site, or changes it as it was when the drawer opened. */
export function SiteDrawer({ siteId, onClose }: SiteDrawerProps) {
  const { t } = useTranslation();
  const opened = useQuery({
    queryKey: ['site', siteId],
    queryFn: () => readSite(siteId ?? ''),
    enabled: siteId !== null,
    gcTime: 0,
    staleTime: Infinity,
  });
  if (siteId === null) return <SiteForm before={null} onClose={onClose} />;
  if (opened.isSuccess) return <SiteForm before={opened.data} onClose={onClose} />;
  return (
    <Drawer open title={t('site.change')} onClose={onClose}>
      {opened.isError ? (
        <ProblemNotice error={opened.error} onRetry={() => void opened.refetch()} />
      ) : (
        <Skeleton active className="late" />
      )}
    </Drawer>
  );
}

const PATTERN = /^[1-9][0-9]{5}$/;

function SiteForm({ before, onClose }: { before: VersionedSite | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const organisations = useOrganisationChoices();
  const isNew = before === null;
  const act = async (form: SiteForm, key: string) => {
    const { name } = await send(before, form, key);
    await forgetSites(queryClient);
    void message.success(t(isNew ? 'site.created' : 'site.changed', { name }));
  };
  const kinds = SITE_KINDS.map((kind) => ({ value: kind, label: t(`site.kinds.${kind}`) }));
  return (
    <ActDrawer<SiteForm>
      title={t(isNew ? 'site.create' : 'site.change')}
      verb={t(isNew ? 'site.create' : 'act.save')}
      draft={`site.${before?.site.id ?? ''}`}
      {...(before && { initial: pick(before.site) })}
      act={act}
      onClose={onClose}
    >
      <TextField name="name" label={t('site.name')} />
      <ChoiceField name="kind" label={t('site.kind')} choices={kinds} />
      {before?.site.geometry.type === 'Polygon' ? <p className="muted">{t('site.outline')}</p> : <PlaceFields />}
      <ChoiceField
        name="organisation"
        label={t('site.organisation')}
        hint={t('site.organisationHint')}
        choices={organisations}
        optional
      />
      <TextField name="region" label={t('site.region')} hint={t('site.regionHint')} pattern={PATTERN} code optional />
      <TextField name="remark" label={t('site.remark')} optional />
    </ActDrawer>
  );
}

function send(before: VersionedSite | null, form: SiteForm, key: string): Promise<Site> {
  const { name, kind, organisation, region, remark, position } = form;
  const described = { name, kind, ...(organisation && { organisation }) };
  const point = [Number(position?.longitude), Number(position?.latitude)] as [number, number];
  const geometry = { type: 'Point' as const, coordinates: point };
  if (before === null) {
    const body = { ...described, geometry, ...(region && { region }), ...(remark && { remark }) };
    return answered(api.POST('/api/v1/sites', { body, params: { header: { 'Idempotency-Key': key } } }));
  }
  const { site, etag } = before;
  const body = { ...described, region: region || null, remark: remark || null };
  return answered(
    api.PATCH('/api/v1/sites/{siteId}', {
      params: { path: { siteId: site.id }, header: { ...(etag && { 'If-Match': etag }) } },
      body: { ...body, ...(site.geometry.type === 'Point' && { geometry }) },
    }),
  );
}

function pick({ name, kind, organisation, region, remark, position }: Site): SiteForm {
  return { name, kind, organisation, position, ...(region && { region }), ...(remark && { remark }) };
}
