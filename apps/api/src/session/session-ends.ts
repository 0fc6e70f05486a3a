import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';

/** Tells open streams to look at their session again: somewhere in this process one has just ended. */
@Injectable()
export class SessionEnds {
  readonly ended = new Subject<void>();
}
