import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { query } from '../api/client.ts';

const SHOWN = 50;

/** To whom it is offered: an organisation that has a custodian, and one of them by name if it is to be nobody else. */
export function ReceiverFields() {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const [q, search] = useState('');
  const params = { query: { limit: SHOWN, ...(q !== '' && { q }) } };
  const found = query.useQuery('get', '/api/v1/custody/receivers', { params }, { placeholderData: (before) => before });
  const chosen = Form.useWatch<string | undefined>(['to', 'organisation'], form);
  const units = found.data?.items ?? [];
  const custodians = units.find(({ code }) => code === chosen)?.custodians ?? [];
  return (
    <>
      <Form.Item
        name={['to', 'organisation']}
        label={t('offer.organisation')}
        rules={[{ required: true, message: t('act.missing', { field: t('offer.organisation') }) }]}
      >
        <Select
          showSearch={{ onSearch: search, filterOption: false }}
          loading={found.isFetching}
          placeholder={t('offer.organisationHint')}
          notFoundContent={found.isPending ? null : t('offer.noReceiver')}
          options={units.map(({ code, name }) => ({ value: code, label: name }))}
          onChange={() => form.setFieldValue(['to', 'person'], undefined)}
          data-testid="receiver"
        />
      </Form.Item>
      <Form.Item
        name={['to', 'person']}
        label={t('act.optional', { field: t('offer.person') })}
        extra={t('offer.personHint')}
      >
        <Select
          allowClear
          disabled={custodians.length === 0}
          placeholder={t('offer.anyCustodian')}
          options={custodians.map(({ id, name }) => ({ value: id, label: name }))}
          data-testid="receiver-person"
        />
      </Form.Item>
    </>
  );
}
