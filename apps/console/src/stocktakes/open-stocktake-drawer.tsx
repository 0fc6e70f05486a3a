import { useNavigate } from '@tanstack/react-router';
import { Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChoiceField, TextField } from '../acts/fields.tsx';
import { answered } from '../api/answered.ts';
import type { Stocktake } from '../api/answers.ts';
import { api } from '../api/client.ts';
import { useReloadCustody } from '../custody/use-custody.ts';
import { useMe } from '../session/use-me.ts';
import { useOrganisationChoices } from '../equipment/organisations.ts';
import { useAllSites } from '../sites/use-all-sites.ts';

interface OpenForm {
  readonly of: 'site' | 'organisation';
  readonly site?: string;
  readonly organisation?: string;
  readonly purpose?: string;
}

/** Begins a stocktake; the list of what is expected is frozen with it. */
export function OpenStocktakeDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const reload = useReloadCustody();
  const navigate = useNavigate();
  if (me === undefined) return null;
  const act = async ({ of, site, organisation, purpose = '' }: OpenForm, key: string) => {
    const whose = of === 'site' ? { site } : { organisation };
    const body = { ...whose, ...(purpose.trim() !== '' && { purpose: purpose.trim() }) } as { organisation: string };
    const params = { header: { 'Idempotency-Key': key } };
    const opened: Stocktake = await answered(api.POST('/api/v1/custody/stocktakes', { params, body }));
    await reload();
    await navigate({ to: '/custody/stocktakes/$stocktakeId', params: { stocktakeId: opened.id } });
  };
  return (
    <ActDrawer<OpenForm>
      title={t('stocktake.openTitle')}
      verb={t('stocktake.open')}
      draft="stocktake"
      initial={{ of: 'organisation', organisation: me.organisation.code }}
      act={act}
      onClose={onClose}
    >
      <p>{t('stocktake.openConsequence')}</p>
      <WhoseFields />
      <TextField name="purpose" label={t('stocktake.purpose')} hint={t('stocktake.purposeHint')} optional />
    </ActDrawer>
  );
}

const BASES = ['home_base'] as const;

function WhoseFields() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<OpenForm>();
  const of = Form.useWatch('of', form) ?? 'organisation';
  const organisations = useOrganisationChoices();
  const bases = useAllSites(BASES).sites.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Form.Item name="of" label={t('stocktake.of')}>
        <Radio.Group
          optionType="button"
          options={[
            { value: 'organisation', label: t('stocktake.ofOrganisation') },
            { value: 'site', label: t('stocktake.ofSite') },
          ]}
        />
      </Form.Item>
      {of === 'organisation' ? (
        <ChoiceField
          name="organisation"
          label={t('stocktake.organisation')}
          hint={t('stocktake.organisationHint')}
          choices={organisations}
        />
      ) : (
        <ChoiceField name="site" label={t('stocktake.site')} hint={t('stocktake.siteHint')} choices={bases} />
      )}
    </>
  );
}
