import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import type { QuarantinedMessage } from '../api/answers.ts';
import { formatDateTime } from '../format/screen-time.ts';
import { useWords } from '../messages/use-words.ts';

/** A list shows this much of a payload. */
const SHOWN_BYTES = 4_096;

interface QuarantinedMessagesProps {
  readonly messages: QuarantinedMessage[];
}

export function QuarantineTable({ messages }: QuarantinedMessagesProps) {
  const { t } = useTranslation();
  const columns: TableColumnsType<QuarantinedMessage> = [
    {
      key: 'receivedAt',
      title: t('quarantine.receivedAt'),
      width: 170,
      render: (_, message) => <ReceivedAt message={message} />,
    },
    {
      key: 'topic',
      title: t('quarantine.topic'),
      width: 260,
      render: (_, { topic }) => <span className="code">{topic}</span>,
    },
    { key: 'reason', title: t('quarantine.reason'), width: 280, render: (_, message) => <Reason message={message} /> },
    { key: 'payload', title: t('quarantine.payload'), render: (_, message) => <Payload message={message} /> },
  ];
  return (
    <Table rowKey="id" size="middle" columns={columns} dataSource={messages} pagination={false} scroll={{ x: 960 }} />
  );
}

/** The same on a phone, in one column. */
export function QuarantineCards({ messages }: QuarantinedMessagesProps) {
  return (
    <ul className="list-cards">
      {messages.map((message) => (
        <li key={message.id} className="list-card">
          <Reason message={message} />
          <span className="code">{message.topic}</span>
          <ReceivedAt message={message} />
          <Payload message={message} />
        </li>
      ))}
    </ul>
  );
}

interface QuarantinedMessageProps {
  readonly message: QuarantinedMessage;
}

function ReceivedAt({ message: { receivedAt } }: QuarantinedMessageProps) {
  return (
    <time dateTime={receivedAt} className="figures">
      {formatDateTime(Date.parse(receivedAt))}
    </time>
  );
}

function Reason({ message: { reason, detail } }: QuarantinedMessageProps) {
  const reasonWord = useWords('reasons');
  return (
    <div>
      <strong>{reasonWord(reason)}</strong> <span className="code muted">{reason}</span>
      {detail !== '' && <div className="muted">{detail}</div>}
    </div>
  );
}

function Payload({ message: { id, payload, payloadBytes, payloadEncoding } }: QuarantinedMessageProps) {
  const { t } = useTranslation();
  return (
    <>
      {payloadEncoding === 'base64' && <div className="muted">{t('quarantine.base64')}</div>}
      <pre className="payload" tabIndex={0}>
        {payload}
      </pre>
      {payloadBytes > SHOWN_BYTES && (
        <a href={`/api/v1/quarantine/${id}`} target="_blank" rel="noreferrer">
          {t('quarantine.whole', { bytes: payloadBytes })}
        </a>
      )}
    </>
  );
}
