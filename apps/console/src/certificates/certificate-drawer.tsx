import { App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ActDrawer } from '../acts/act-drawer.tsx';
import { ChangeDrawer } from '../acts/change-drawer.tsx';
import { ChoiceField, DayField, TextField } from '../acts/fields.tsx';
import { toTagged } from '../acts/use-entry.ts';
import type { Certificate } from '../api/answers.ts';
import { query } from '../api/client.ts';
import { CERTIFICATE_KINDS, type CertificateForm, toForm, toRenewal } from './certificate-form.ts';
import { addCertificate, changeCertificate, readCertificate, useReloadCertificates } from './use-certificates.ts';
import { useToday } from './validity-mark.tsx';

/** What is done: a new paper of a piece, or a change or a renewal of one. */
export type CertificateAct =
  | { readonly verb: 'add'; readonly assetCode: string }
  | { readonly verb: 'change' | 'renew'; readonly certificate: Certificate };

interface CertificateDrawerProps {
  readonly act: CertificateAct;
  readonly onClose: () => void;
}

export function CertificateDrawer({ act, onClose }: CertificateDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const reload = useReloadCertificates();
  const today = useToday();
  const title = t(`certificate.${act.verb}`);
  const done = async ({ number, assetCode }: Certificate) => {
    await reload();
    void message.success(t(`certificate.done.${act.verb}`, { number, assetCode }));
  };
  if (act.verb === 'add') {
    const { assetCode } = act;
    return (
      <ActDrawer<CertificateForm>
        title={`${title} ${assetCode}`}
        verb={title}
        draft={`certificate.${assetCode}`}
        act={async (form, key) => done(await addCertificate(assetCode, form, key))}
        onClose={onClose}
      >
        <CertificateFields assetCode={assetCode} />
      </ActDrawer>
    );
  }
  const { certificate, verb } = act;
  const pick = (found: Certificate) => (verb === 'renew' ? toRenewal(found, today) : toForm(found));
  return (
    <ChangeDrawer<CertificateForm>
      title={`${title} ${certificate.assetCode}`}
      verb={title}
      draft={`certificate.${verb}.${certificate.id}`}
      entry={{ read: () => readCertificate(certificate).then((found) => toTagged(found, pick)) }}
      act={async (form, etag) => done(await changeCertificate(certificate, form, etag))}
      onClose={onClose}
    >
      {verb === 'renew' && <p>{t('certificate.renewConsequence', { day: certificate.validTo ?? '' })}</p>}
      <CertificateFields assetCode={certificate.assetCode} isRenewal={verb === 'renew'} />
    </ChangeDrawer>
  );
}

function CertificateFields({ assetCode, isRenewal = false }: { assetCode: string; isRenewal?: boolean }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<CertificateForm>();
  const kinds = CERTIFICATE_KINDS.map((value) => ({ value, label: t(`registry.certificateKinds.${value}`) }));
  const notBefore = {
    validator: async (_: unknown, validTo: string | undefined) => {
      const validFrom = form.getFieldValue('validFrom') as string | undefined;
      if (validTo && validFrom && validTo < validFrom) throw new Error(t('certificate.inOrder'));
    },
  };
  return (
    <>
      <ChoiceField name="kind" label={t('certificate.kind')} choices={kinds} disabled={isRenewal} />
      <TextField name="number" label={t('certificate.number')} code />
      <TextField name="issuedBy" label={t('certificate.issuedBy')} optional />
      <div className="field-pair">
        <DayField name="validFrom" label={t('certificate.validFrom')} optional />
        <DayField
          name="validTo"
          label={t('certificate.validTo')}
          hint={t(isRenewal ? 'certificate.lastDayHint' : 'certificate.validToHint')}
          optional={!isRenewal}
          rules={[notBefore]}
          dependencies={['validFrom']}
        />
      </div>
      <FileField assetCode={assetCode} />
      <Form.Item name="remark" label={t('act.optional', { field: t('certificate.remark') })}>
        <Input.TextArea rows={2} maxLength={1_000} />
      </Form.Item>
    </>
  );
}

const MOST_FILES = 200;

/** The scan of the paper, out of the files of the piece. */
function FileField({ assetCode }: { assetCode: string }) {
  const { t } = useTranslation();
  const params = { path: { assetCode }, query: { limit: MOST_FILES } };
  const files = query.useQuery('get', '/api/v1/equipment/{assetCode}/attachments', { params }).data?.items ?? [];
  const choices = files.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <ChoiceField
      name="attachment"
      label={t('certificate.file')}
      hint={t(choices.length === 0 ? 'certificate.noFiles' : 'certificate.fileHint')}
      choices={choices}
      optional
    />
  );
}
