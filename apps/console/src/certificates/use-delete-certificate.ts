import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Certificate } from '../api/answers.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { deleteCertificate, readCertificate, useReloadCertificates } from './use-certificates.ts';

/** Says first what it will do; what is deleted is what was read. */
export function useDeleteCertificate(): (certificate: Certificate) => void {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const reload = useReloadCertificates();
  const fail = async (error: unknown) => {
    void message.error(problemText(error));
    await reload();
  };

  async function deleteNow(certificate: Certificate, etag: string): Promise<void> {
    await deleteCertificate(certificate, etag);
    await reload();
    void message.success(t('certificate.deleted', { number: certificate.number }));
  }

  function ask(certificate: Certificate, etag: string): void {
    const { number, assetCode } = certificate;
    modal.confirm({
      title: t('certificate.delete'),
      content: t('certificate.deleteConsequence', { number, assetCode }),
      okText: t('certificate.delete'),
      cancelText: t('certificate.keep'),
      onOk: () => deleteNow(certificate, etag).catch(fail),
    });
  }

  return (certificate) => void readCertificate(certificate).then(({ body, etag }) => ask(body, etag), fail);
}
