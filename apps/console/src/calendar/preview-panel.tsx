import { Button, Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Conflict, ReservationPreview } from '../api/answers.ts';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { toWallField } from '../format/wall-field.ts';
import { WhomToRing } from '../notices/whom-to-ring.tsx';
import { DisplacedText } from './displaced-text.tsx';
import { KindMark } from './kind-mark.tsx';
import type { ProposeForm } from './propose-form.ts';
import { formatMinute } from './tell-claim.ts';
import { usePeriodText } from './use-claim-words.ts';
import type { usePreview } from './use-preview.ts';
import { useMe } from '../session/use-me.ts';

interface PreviewPanelProps {
  readonly values: Partial<ProposeForm>;
  readonly plain: ReturnType<typeof usePreview>;
  readonly yielding: ReturnType<typeof usePreview>;
}

/** The server's answer to the form as it stands: free, or what stands in the way and the ways out. */
export function PreviewPanel({ values, plain, yielding }: PreviewPanelProps) {
  const { t } = useTranslation();
  const { preview, error, isAsking } = plain;
  return (
    <div className="preview" role="status" data-testid="preview" data-possible={preview?.possible}>
      {error !== null && <ProblemNotice error={error} />}
      {preview === undefined && isAsking && <p className="muted late">{t('propose.checking')}</p>}
      {preview?.possible === true && (
        <p className="preview-free">
          <span aria-hidden>●</span> {t('propose.possible', { pieces: preview.assetCodes.join(t('listSeparator')) })}
        </p>
      )}
      {preview?.possible === false && (
        <>
          <Conflicts conflicts={preview.conflicts} />
          <NextFree preview={preview} />
          <Priority values={values} conflicts={preview.conflicts} yielding={yielding.preview} />
        </>
      )}
    </div>
  );
}

const MOST_SHOWN = 4;

function Conflicts({ conflicts }: { conflicts: readonly Conflict[] }) {
  const { t } = useTranslation();
  const period = usePeriodText();
  const mine = useMe()?.organisation.code;
  const more = conflicts.length - MOST_SHOWN;
  return (
    <>
      <p className="preview-conflict">
        <span aria-hidden>✕</span> {t('propose.conflict', { count: conflicts.length })}
      </p>
      <ul className="conflicts">
        {conflicts.slice(0, MOST_SHOWN).map((conflict) => (
          <li key={`${conflict.assetCode} ${conflict.from}`} data-testid="conflict">
            <span className="conflict-head">
              <span className="code">{conflict.assetCode}</span>
              <KindMark kind={conflict.kind} />
              <span className="muted">{t(`calendar.states.${conflict.state}`)}</span>
            </span>
            <span className="figures">
              {period(conflict)}
              {conflict.plannedTo !== null &&
                ` · ${t('calendar.planned', { time: formatMinute(Date.parse(conflict.plannedTo)) })}`}
            </span>
            <span>
              {conflict.owner === mine ? t('propose.askOwn') : t('propose.ask', { organisation: conflict.ownerName })}
            </span>
            {conflict.owner !== mine && <WhomToRing organisation={conflict.owner} />}
          </li>
        ))}
        {more > 0 && <li className="muted">{t('propose.conflictMore', { count: more })}</li>}
      </ul>
    </>
  );
}

function NextFree({ preview: { nextFree } }: { preview: ReservationPreview }) {
  const { t } = useTranslation();
  const period = usePeriodText();
  const form = Form.useFormInstance<ProposeForm>();
  if (nextFree === null) return <p className="muted">{t('propose.noNextFree')}</p>;
  const take = () => {
    form.setFieldsValue({ from: toWallField(Date.parse(nextFree.from)), to: toWallField(Date.parse(nextFree.to)) });
    void form.validateFields(['from', 'to']);
  };
  return (
    <div className="next-free">
      <span>{t('propose.nextFree', { assetCode: nextFree.assetCode, period: period(nextFree) })}</span>
      <Button onClick={take} data-testid="take-next-free">
        {t('propose.takeNextFree')}
      </Button>
    </div>
  );
}

interface PriorityProps {
  readonly values: Partial<ProposeForm>;
  readonly conflicts: readonly Conflict[];
  readonly yielding: ReservationPreview | undefined;
}

/** Whether the others could be made to give way, and in words what would happen to whom. */
function Priority({ values, conflicts, yielding }: PriorityProps) {
  const { t } = useTranslation();
  if (yielding === undefined || values.kind === undefined) return null;
  const isSafety = conflicts.some(({ kind }) => kind === 'maintenance_safety') && values.kind === 'national_reserve';
  return (
    <div className="priority">
      {isSafety && <OverrideFields />}
      {!yielding.possible && !isSafety && (
        <p className="muted">{t('propose.notStronger', { kind: t(`calendar.kinds.${values.kind}`) })}</p>
      )}
      {yielding.possible && (
        <>
          <Form.Item name="preempt" valuePropName="checked" noStyle>
            <Checkbox data-testid="preempt">{t('propose.preemptAsk')}</Checkbox>
          </Form.Item>
          <p>{t('propose.preemptTells')}</p>
          <ul className="displaced" data-testid="displaced">
            {yielding.displaced.map(({ organisation, claim }) => (
              <li key={claim.allocation}>
                <DisplacedText organisation={organisation} claim={claim} />
              </li>
            ))}
          </ul>
          <p>{t('propose.preemptToldThem')}</p>
        </>
      )}
    </div>
  );
}

function OverrideFields() {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('propose.overrideWanted')}</p>
      <div className="field-pair">
        <Form.Item name="overrideBy" label={t('propose.overrideBy')}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="overrideReason" label={t('propose.overrideReason')}>
          <Input autoComplete="off" />
        </Form.Item>
      </div>
    </>
  );
}
