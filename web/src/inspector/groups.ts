/** Which facets stand under which heading and key of the inspector. */

import type { FacetShape } from "../api/schema";
import type { ActionId } from "../keys/actions";

export interface Group {
  /** The action whose key opens it. */
  action: ActionId;
  heading: string;
  /** Its facets, those said most often first: they get the nearest keys. */
  facets: readonly string[];
}

const group = (action: ActionId, heading: string, ...facets: string[]): Group => ({
  action,
  heading,
  facets,
});

const TABLE: readonly Group[] = [
  group("label.size", "Size", "shot_size"),
  group(
    "label.movement",
    "Movement",
    "camera_movement",
    "translation",
    "rotation",
    "intrinsic",
    "motion_type",
    "motion_speed",
    "tracking",
    "path",
    "motion_effects",
  ),
  group("label.steadiness", "Steady", "steadiness", "support"),
  group("label.angle", "Angle", "camera_angle", "height_ground", "height_subject", "dutch", "viewpoint"),
  group(
    "label.people",
    "People",
    "people_count",
    "subject_count",
    "subject_kind",
    "subject_facing",
    "framing_type",
  ),
  group("label.composition", "Compose", "composition", "frame_position", "depth_plane"),
  group(
    "label.focus",
    "Focus",
    "focus_plane",
    "focus_change",
    "depth_of_field",
    "lens_class",
    "lens_distortion",
  ),
  group(
    "label.light",
    "Light",
    "key_style",
    "light_source",
    "light_direction",
    "light_quality",
    "light_contrast",
    "sun_condition",
    "exposure",
    "lighting_effects",
    "light_fixture",
  ),
  group("label.colour", "Colour", "colour", "colour_temperature", "colourfulness"),
  group("label.place", "Place", "int_ext", "time_of_day", "weather"),
  group("label.picture", "Picture", "playback_speed", "overlays", "medium", "on_screen_text"),
  group("label.sound", "Sound", "sound"),
  group("label.slate", "Slate", "scene", "take", "circled", "camera_roll", "sound_roll"),
  group("label.note", "Note", "note"),
];

/** All groups; facets that a project added stand with those of their area. */
export function groupsOf(facets: ReadonlyMap<string, FacetShape>): Group[] {
  const placed = new Set(TABLE.flatMap((one) => one.facets));
  const added = [...facets.values()].filter((facet) => facet.applies_to === "shot" && !placed.has(facet.id));
  const home = (facet: FacetShape) =>
    TABLE.find((one) => one.facets.some((id) => facets.get(id)?.area === facet.area))?.action ??
    "label.picture";
  return TABLE.map((one) => ({
    ...one,
    facets: [
      ...one.facets.filter((id) => facets.has(id)),
      ...added.filter((facet) => home(facet) === one.action).map((facet) => facet.id),
    ],
  }));
}

/** The group that a facet stands in. */
export function groupOf(groups: readonly Group[], facet: string): Group | undefined {
  return groups.find((one) => one.facets.includes(facet));
}
