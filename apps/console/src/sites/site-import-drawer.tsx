import { Alert, App, Button, Drawer, Form } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceField, TextField } from '../acts/fields.tsx';
import { useOrganisationChoices } from '../equipment/organisations.ts';
import { useProblemText } from '../frame/use-problem-text.ts';
import { ImportResult } from './import-result.tsx';
import { type Collection, readCollection } from './read-collection.ts';
import { SITE_KINDS } from './site-kinds.ts';
import { type ImportForm, useSiteImport } from './use-site-import.ts';

const WIDTH = 640;

interface ChosenFile {
  readonly name: string;
  readonly collection: Collection | null;
}

/** A file is checked first, feature by feature, and only then taken in as one. */
export function SiteImportDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const [form] = Form.useForm<ImportForm>();
  const [file, setFile] = useState<ChosenFile | null>(null);
  const { send, forget, checked, failure, isSending } = useSiteImport(({ created, updated }) => {
    void message.success(t('siteImport.done', { created, updated }));
    onClose();
  });
  const collection = file?.collection ?? null;
  const count = checked === null || checked.faults.length > 0 ? 0 : checked.created + checked.updated;
  const mayCommit = count > 0;
  const submit = (values: ImportForm) => {
    if (collection !== null) void send(values, collection, !mayCommit);
  };
  const footer = (
    <Button
      type="primary"
      size="large"
      block
      loading={isSending}
      disabled={collection === null}
      onClick={() => form.submit()}
      data-testid="act"
    >
      {mayCommit ? t('siteImport.commit', { count }) : t('siteImport.check')}
    </Button>
  );
  return (
    <Drawer open title={t('siteImport.title')} size={WIDTH} onClose={onClose} footer={footer}>
      {failure !== null && (
        <Alert type="error" showIcon role="alert" title={problemText(failure)} className="act-failure" />
      )}
      <Form<ImportForm> form={form} layout="vertical" requiredMark={false} onValuesChange={forget} onFinish={submit}>
        <FileField
          file={file}
          onChoose={(chosen) => {
            forget();
            setFile(chosen);
          }}
        />
        <ImportFields />
      </Form>
      {checked !== null && <ImportResult result={checked} />}
    </Drawer>
  );
}

function ImportFields() {
  const { t } = useTranslation();
  const organisations = useOrganisationChoices();
  const kinds = SITE_KINDS.map((kind) => ({ value: kind, label: t(`site.kinds.${kind}`) }));
  const organisation = { label: t('site.organisation'), hint: t('site.organisationHint'), choices: organisations };
  return (
    <>
      <TextField name="source" label={t('siteImport.source')} hint={t('siteImport.sourceHint')} />
      <ChoiceField name="organisation" {...organisation} optional />
      <ChoiceField name="kind" label={t('siteImport.kind')} choices={kinds} optional />
    </>
  );
}

function FileField({ file, onChoose }: { file: ChosenFile | null; onChoose: (file: ChosenFile) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const read = async (chosen: File | undefined) => {
    if (chosen !== undefined) onChoose({ name: chosen.name, collection: readCollection(await chosen.text()) });
  };
  return (
    <div className="file-field">
      <Button onClick={() => input.current?.click()}>{t('siteImport.choose')}</Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".geojson,.json,application/geo+json,application/json"
        aria-label={t('siteImport.file')}
        data-testid="import-file"
        onChange={({ target }) => {
          void read(target.files?.[0]);
          target.value = '';
        }}
      />
      <span>{file?.name}</span>
      {file !== null && file.collection === null && (
        <p className="import-faults" role="alert">
          ✕ {t('siteImport.unreadable')}
        </p>
      )}
      <p className="muted">{t('siteImport.fileHint')}</p>
    </div>
  );
}
