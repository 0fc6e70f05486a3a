/** An entry as a link of its chain. */
export interface Link {
  readonly chain: string;
  readonly number: number;
  readonly previous: string | null;
  readonly hash: string;
  readonly line: number;
}

/** The first and the last entry of a chain in a stretch: how it joins with what is before and behind. */
export interface LinkEnds {
  readonly first: Link;
  readonly last: Link;
}

/** Follows chains through lines; where one does not go on, it says in words what is wrong. */
export class ChainLinks {
  readonly #ends = new Map<string, { first: Link; last: Link }>();

  get size(): number {
    return this.#ends.size;
  }

  add(link: Link): string | undefined {
    const known = this.#ends.get(link.chain);
    if (!known) {
      this.#ends.set(link.chain, { first: link, last: link });
      return undefined;
    }
    const broken = judgeLink(known.last, link);
    known.last = link;
    return broken;
  }

  /** Adds a stretch behind all that was added so far. */
  join({ first, last }: LinkEnds): string | undefined {
    const known = this.#ends.get(first.chain);
    const broken = known ? judgeLink(known.last, first) : judgeBeginning(first);
    if (known) known.last = last;
    else this.#ends.set(first.chain, { first, last });
    return broken;
  }

  ends(): LinkEnds[] {
    return [...this.#ends.values()];
  }
}

function judgeBeginning({ chain, number, previous }: Link): string | undefined {
  if (number !== 1) return `${chain} begins with entry ${number}: what was before it is missing`;
  return previous === null ? undefined : `entry 1 of ${chain}: its field previous names an entry before the first`;
}

function judgeLink(before: Link, link: Link): string | undefined {
  const name = `entry ${link.number} of ${link.chain}`;
  if (link.number !== before.number + 1) {
    const expected = `entry ${before.number + 1} should follow entry ${before.number}`;
    return `${name}: ${expected}; one was removed, moved or added`;
  }
  if (link.previous === before.hash) return undefined;
  return `${name}: its field previous is not the hash of entry ${before.number}; one of the two was changed`;
}
