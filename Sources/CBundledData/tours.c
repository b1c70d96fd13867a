#include "bundled_data.h"

static const uint8_t figure1[] = {
#embed "../../Demos/tours/figure1.yaml"
};

static const uint8_t norm[] = {
#embed "../../Demos/tours/norm.yaml"
};

static const uint8_t rest[] = {
#embed "../../Demos/tours/rest.yaml"
};

static const uint8_t few_samples[] = {
#embed "../../Demos/tours/few-samples.yaml"
};

static const uint8_t landscapes[] = {
#embed "../../Demos/tours/landscapes.yaml"
};

static const uint8_t watching[] = {
#embed "../../Demos/tours/watching.yaml"
};

static const struct saddle_tour tours[] = {
    {"figure1", figure1, sizeof figure1},
    {"norm", norm, sizeof norm},
    {"rest", rest, sizeof rest},
    {"few-samples", few_samples, sizeof few_samples},
    {"landscapes", landscapes, sizeof landscapes},
    {"watching", watching, sizeof watching},
};

size_t saddle_tour_count(void) { return sizeof tours / sizeof *tours; }
struct saddle_tour saddle_tour_at(size_t index) { return tours[index]; }
