/**
 * Everything that a key does, in one list: what the help shows, what can be given other keys, and what pages
 * bind. Keys are written as tinykeys reads them: `Shift+ArrowLeft`, `$mod+z`, sequences with a space between.
 */

export interface Action {
  /** What it does, for people. */
  label: string;
  /** Heading in the help. */
  group: Group;
  /** Keys that it has unless its person gives it others. */
  keys: readonly string[];
}

export type Group = "Everywhere" | "Player" | "Timeline" | "Shots" | "Labels" | "Captions" | "Bin";

const one = (group: Group, label: string, ...keys: string[]): Action => ({ group, label, keys });

export const ACTIONS = {
  "help.show": one("Everywhere", "Show the keys", "Shift+?"),
  "edit.undo": one("Everywhere", "Undo", "$mod+z"),
  "edit.redo": one("Everywhere", "Redo", "$mod+Shift+z", "$mod+y"),
  "edit.save": one("Everywhere", "Save (all is saved as you go)", "$mod+s"),
  "search.focus": one("Everywhere", "Search", "/"),

  "player.toggle": one("Player", "Play or stand", "Space"),
  "player.back": one("Player", "Play backwards; again: faster (with K: one frame)", "j"),
  "player.stand": one("Player", "Stand", "k"),
  "player.forth": one("Player", "Play; again: faster (with K: one frame)", "l"),
  "player.previous": one("Player", "One frame back", "ArrowLeft", ","),
  "player.next": one("Player", "One frame on", "ArrowRight"),
  "player.tenBack": one("Player", "Ten frames back", "Shift+ArrowLeft"),
  "player.tenOn": one("Player", "Ten frames on", "Shift+ArrowRight"),
  "player.first": one("Player", "First frame", "Home"),
  "player.last": one("Player", "Last frame", "End"),
  "player.goTo": one("Player", "Go to a timecode or frame", "="),
  "player.slower": one("Player", "Slower", "-"),
  "player.faster": one("Player", "Faster", "+", "Shift++"),
  "player.loop": one("Player", "Go round in the shot", "r"),
  "player.in": one("Player", "Mark in", "i"),
  "player.out": one("Player", "Mark out", "o"),
  "player.goIn": one("Player", "Go to in", "Shift+I"),
  "player.goOut": one("Player", "Go to out", "Shift+O"),
  "player.clearMarks": one("Player", "Clear in and out", "Alt+x"),
  "player.full": one("Player", "Full screen", "Shift+F"),
  "player.guides": one("Player", "Grid and safe areas", "'"),
  "player.draw": one("Player", "Draw on the frame", "Shift+D"),
  "player.mute": one("Player", "Sound on or off", "Shift+M"),

  "timeline.in": one("Timeline", "Closer", "$mod+ArrowUp"),
  "timeline.out": one("Timeline", "Further", "$mod+ArrowDown"),
  "timeline.all": one("Timeline", "All of the clip", "\\"),
  "timeline.shot": one("Timeline", "This shot", "Shift+Z"),

  "shot.previous": one("Shots", "Previous shot", "ArrowUp"),
  "shot.next": one("Shots", "Next shot", "ArrowDown"),
  "shot.extendUp": one("Shots", "Take the previous shot to those chosen", "Shift+ArrowUp"),
  "shot.extendDown": one("Shots", "Take the next shot to those chosen", "Shift+ArrowDown"),
  "shot.split": one("Shots", "Split at the playhead", "]", "$mod+k"),
  "shot.merge": one("Shots", "Merge with the shot before", "["),
  "shot.startHere": one("Shots", "Let the shot begin here", "Alt+["),
  "shot.endHere": one("Shots", "Let the shot end here", "Alt+]"),
  "shot.logged": one("Shots", "Logged: on to the next that is open", "Enter"),
  "shot.approve": one("Shots", "Approve", "$mod+Enter"),
  "shot.return": one("Shots", "Return with a word", "$mod+Backspace"),
  "shot.marker": one("Shots", "Marker", "m"),

  "label.size": one("Labels", "Size", "s"),
  "label.movement": one("Labels", "Movement", "v"),
  "label.steadiness": one("Labels", "Steadiness", "x"),
  "label.angle": one("Labels", "Angle and height", "a"),
  "label.people": one("Labels", "People and subject", "p"),
  "label.composition": one("Labels", "Composition", "e"),
  "label.focus": one("Labels", "Focus and lens", "f"),
  "label.light": one("Labels", "Light", "g"),
  "label.colour": one("Labels", "Colour", "c"),
  "label.place": one("Labels", "Place and time", "w"),
  "label.picture": one("Labels", "Speed, text and graphics", "b"),
  "label.sound": one("Labels", "Sound", "u"),
  "label.transition": one("Labels", "Transition", "t"),
  "label.slate": one("Labels", "Scene, take, roll", "z"),
  "label.note": one("Labels", "Note", "n"),
  "label.describe": one("Labels", "Description", "d"),
  "label.accept": one("Labels", "Take over the suggestion", "y"),
  "label.acceptSure": one("Labels", "Take over all sure suggestions", "Shift+Y"),
  "label.repeat": one("Labels", "Repeat the last shot's labels", "."),
  "label.unsure": one("Labels", "Unsure", "Shift+U"),
  "label.notApplicable": one("Labels", "Does not apply", "Shift+N"),
  "label.clear": one("Labels", "Take back", "Backspace", "Delete"),
  "label.why": one("Labels", "Why is this suggested?", "q"),

  "claim.next": one("Captions", "Next claim", "Tab", "ArrowDown"),
  "claim.previous": one("Captions", "Previous claim", "Shift+Tab", "ArrowUp"),
  "claim.true": one("Captions", "True", "t"),
  "claim.false": one("Captions", "False", "f"),
  "claim.unsure": one("Captions", "Cannot tell", "u"),
  "claim.fix": one("Captions", "Put in the fix", "x"),
  "claim.editFix": one("Captions", "Write another fix", "e"),
  "claim.error": one("Captions", "Kind of error", "c"),
  "claim.severity": one("Captions", "Severity", "v"),
  "claim.insert": one("Captions", "Insert what was left out", "i"),
  "caption.rate1": one("Captions", "Rate 1", "1"),
  "caption.rate2": one("Captions", "Rate 2", "2"),
  "caption.rate3": one("Captions", "Rate 3", "3"),
  "caption.rate4": one("Captions", "Rate 4", "4"),
  "caption.rate5": one("Captions", "Rate 5", "5"),
  "caption.edit": one("Captions", "Write in the text yourself", "w"),
  "caption.submit": one("Captions", "Submit and next", "Enter"),
  "caption.next": one("Captions", "Next caption", "Alt+ArrowRight"),
  "caption.previous": one("Captions", "Previous caption", "Alt+ArrowLeft"),

  "bin.open": one("Bin", "Open", "Enter"),
  "bin.cards": one("Bin", "Cards or rows", "v"),
  "bin.shots": one("Bin", "Clips or shots", "s"),
} as const satisfies Record<string, Action>;

export type ActionId = keyof typeof ACTIONS;
