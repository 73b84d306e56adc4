/// What the record adds up to, month by month: requests, refusals, tokens and energy.
///
/// [nl.genaisluis.audit.figures.Figures] follows the ledger and keeps sums in memory; nothing but
/// leaves goes in, so anyone with the leaves gets the same figures. What comes out is a
/// [nl.genaisluis.audit.figures.MonthFigures], in which rows too small to publish are folded
/// together, so that no row tells of a few people.
@NullMarked
package nl.genaisluis.audit.figures;

import org.jspecify.annotations.NullMarked;
