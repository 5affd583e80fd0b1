import { answerRequest } from '../sidebar/diagrams/frame/answer-request.ts';

answerRequest();
