package nl.genaisluis.models.energy;

/// What one kWh of a grid costs, on the average of the place and not by contract.
///
/// @param zone ISO 3166-1 alpha-3
/// @param gramsPerWh greenhouse gas in g CO2e per Wh, which is kg per kWh
/// @param source where the gas figure was read
/// @param waterPerWh water in ml per Wh, which is l per kWh; indicative
/// @param waterSource where the water figure was read
public record GridFactor(
    String zone,
    int year,
    double gramsPerWh,
    String source,
    double waterPerWh,
    String waterSource) {}
