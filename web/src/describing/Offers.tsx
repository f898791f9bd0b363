import type { Offer } from "./completion";
import styles from "./Describing.module.css";

interface Props {
  section: string;
  offers: readonly Offer[];
  active: number;
  take: (offer: Offer) => void;
}

/** Words of the vocabulary that begin as what was typed; Tab takes the first, arrows and Enter another. */
export function Offers({ section, offers, active, take }: Props) {
  if (offers.length === 0) return null;
  return (
    <div
      id={`offers-${section}`}
      role="listbox"
      aria-label="Words of the vocabulary"
      className={styles.offers}
    >
      {offers.map((offer, place) => (
        <div
          key={offer.words}
          id={`offer-${section}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          className={styles.offer}
          // The pointer goes down before the field would lose the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            take(offer);
          }}
        >
          <b>{offer.words}</b>
          <span className="soft">
            {offer.stands.toLowerCase() === offer.words.toLowerCase() ? "" : `${offer.stands} · `}
            {offer.facet}
          </span>
        </div>
      ))}
    </div>
  );
}
