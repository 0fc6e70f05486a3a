/** A number to tap. */
export function TelephoneLink({ number }: { number: string }) {
  return (
    <a className="telephone" href={`tel:${number.replace(/[^+0-9]/g, '')}`}>
      {number}
    </a>
  );
}
