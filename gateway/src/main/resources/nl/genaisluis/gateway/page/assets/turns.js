// The conversation on the page: questions, answers and what went wrong, in their order.
import { byId, empty, make } from "./dom.js";
import "./sluis-answer.js";
import "./sluis-question.js";

export const log = byId("gesprek");

function put(element) {
  log.append(element);
  return element;
}

export const putQuestion = (number, turn) => put(make("sluis-question").show(number, turn));
export const putAnswer = (number) => put(make("sluis-answer").begin(number));

/** Shows a whole conversation that was kept. */
export function showAll(chat) {
  empty(log);
  chat.turns.forEach((turn, index) => {
    putQuestion(index + 1, turn);
    if (turn.answer) {
      const answer = putAnswer(index + 1);
      answer.add(turn.answer);
      if (turn.cut) {
        answer.incomplete(null);
      }
      answer.showAll();
      answer.finish(turn, { ...chat, turns: chat.turns.slice(0, index + 1) });
    }
  });
}
