import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Attachment } from '../api/answers.ts';
import { answered } from '../api/answered.ts';
import { api } from '../api/client.ts';
import { useProblemText } from '../frame/use-problem-text.ts';

/** Says first what it will do to whom. */
export function useRemoveFile(assetCode: string, reload: () => Promise<void>): (file: Attachment) => void {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();

  async function removeNow({ id: attachmentId, name }: Attachment): Promise<void> {
    const params = { path: { assetCode, attachmentId } };
    await answered(api.DELETE('/api/v1/equipment/{assetCode}/attachments/{attachmentId}', { params }));
    await reload();
    void message.success(t('files.removed', { name }));
  }

  return (file) =>
    void modal.confirm({
      title: t('files.removeTitle'),
      content: t('files.removeConsequence', { name: file.name, assetCode }),
      okText: t('files.removeTitle'),
      cancelText: t('files.keep'),
      onOk: () => removeNow(file).catch((error: unknown) => void message.error(problemText(error))),
    });
}
