// Made by ball_reference.py with torch 2.13.0.

/// Where an optimizer has moved a point on the surface of a loss after 1, 10 and 100 steps.
struct BallReference {
  let loss: String
  let rule: String
  let start: SIMD2<Double>
  let rate: Double
  let places: [SIMD2<Double>]
}

let ballReferences: [BallReference] = [
  BallReference(
    loss: "cross-entropy", rule: "gradientDescent", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(3.00224827624526, -1.00224827624526),
      SIMD2(3.02204710174811, -1.02204710174811),
      SIMD2(3.18643768699114, -1.18643768699114),
    ]),
  BallReference(
    loss: "cross-entropy", rule: "gradientDescent", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.00075059112837, 3.50075059112837),
      SIMD2(1.31365354770621, 0.186346452293787),
      SIMD2(3.00703804410168, -1.50703804410168),
    ]),
  BallReference(
    loss: "cross-entropy", rule: "momentum", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(3.00224827624526, -1.00224827624526),
      SIMD2(3.08963535590145, -1.08963535590145),
      SIMD2(3.88920860624799, -1.88920860624799),
    ]),
  BallReference(
    loss: "cross-entropy", rule: "momentum", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.00075059112837, 3.50075059112837),
      SIMD2(8.69103149345873, -7.19103149345873),
      SIMD2(16.4543785305206, -14.9543785305206),
    ]),
  BallReference(
    loss: "cross-entropy", rule: "adam", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(3.12499993050235, -1.12499993050235),
      SIMD2(4.08801284946902, -2.08801284946903),
      SIMD2(5.63765361453158, -3.63765361453158),
    ]),
  BallReference(
    loss: "cross-entropy", rule: "adam", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.00000000500752, 3.50000000500752),
      SIMD2(2.24826529586041, -0.748265295860415),
      SIMD2(6.12335588117869, -4.62335588117869),
    ]),
  BallReference(
    loss: "mse", rule: "gradientDescent", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(2.5, -0.75),
      SIMD2(1.11262702941895, -0.0563135147094727),
      SIMD2(1.00000000000064, -3.2072021853815e-13),
    ]),
  BallReference(
    loss: "mse", rule: "gradientDescent", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(1, 0),
      SIMD2(1, 0),
      SIMD2(1, 0),
    ]),
  BallReference(
    loss: "mse", rule: "momentum", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(2.5, -0.75),
      SIMD2(1.68507006346387, -0.342535031731933),
      SIMD2(1.00044212826719, -0.000221064133593223),
    ]),
  BallReference(
    loss: "mse", rule: "momentum", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(1, 0),
      SIMD2(0.3863923165, 0.701265924),
      SIMD2(0.995274838517795, 0.00540018455109182),
    ]),
  BallReference(
    loss: "mse", rule: "adam", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(2.8750000003125, -0.875000000625),
      SIMD2(1.79287216378852, 0.103377338214706),
      SIMD2(1.0102050466852, 0.00239257880330536),
    ]),
  BallReference(
    loss: "mse", rule: "adam", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.00000000071429, 3.500000000625),
      SIMD2(1.73273724509684, -0.413509369554321),
      SIMD2(1.00993458283097, -0.00957031771249111),
    ]),
  BallReference(
    loss: "cosine", rule: "gradientDescent", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(3.00395284707521, -0.988141458774369),
      SIMD2(3.03557253923784, -0.886964172130051),
      SIMD2(3.14976255275126, -0.291401583667279),
    ]),
  BallReference(
    loss: "cosine", rule: "gradientDescent", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.42377543334786, 4.04764035415759),
      SIMD2(-1.66052245642632, 4.42510675168735),
      SIMD2(4.43354956711459, 1.8228338951052),
    ]),
  BallReference(
    loss: "cosine", rule: "momentum", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(3.00395284707521, -0.988141458774369),
      SIMD2(3.13410187033523, -0.554834574031295),
      SIMD2(3.34995719021758, 0.0057171326244495),
    ]),
  BallReference(
    loss: "cosine", rule: "momentum", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.42377543334786, 4.04764035415759),
      SIMD2(1.07234102258006, 5.45948839814262),
      SIMD2(12.9534866702685, -0.0140567467259023),
    ]),
  BallReference(
    loss: "cosine", rule: "adam", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(3.12499996047154, -0.875000013176156),
      SIMD2(3.95004816954531, 0.0798446511711192),
      SIMD2(4.80811540471704, 0.00576319168876462),
    ]),
  BallReference(
    loss: "cosine", rule: "adam", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.00000003279782, 4.49999994752349),
      SIMD2(2.46468290112603, 7.36307726135742),
      SIMD2(11.7737821100262, -0.0446740574185577),
    ]),
  BallReference(
    loss: "cross-entropy-smoothed", rule: "gradientDescent", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(2.989748276059, -0.989748276058997),
      SIMD2(2.89962458335135, -0.899624583351355),
      SIMD2(2.28703646048367, -0.287036460483663),
    ]),
  BallReference(
    loss: "cross-entropy-smoothed", rule: "gradientDescent", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.05075059187343, 3.55075059187343),
      SIMD2(1.08270586818437, 0.417294131815626),
      SIMD2(1.84852314104925, -0.348523141049254),
    ]),
  BallReference(
    loss: "cross-entropy-smoothed", rule: "momentum", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(2.989748276059, -0.989748276058997),
      SIMD2(2.59513796900115, -0.595137969001147),
      SIMD2(2.10109649589936, -0.10109649589936),
    ]),
  BallReference(
    loss: "cross-entropy-smoothed", rule: "momentum", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.05075059187343, 3.55075059187343),
      SIMD2(7.14844958584409, -5.64844958584409),
      SIMD2(1.87481511755658, -0.374815117556584),
    ]),
  BallReference(
    loss: "cross-entropy-smoothed", rule: "adam", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(2.87500001524134, -0.875000015241337),
      SIMD2(1.89869608991907, 0.101303910080932),
      SIMD2(2.09667576787692, -0.0966757678769188),
    ]),
  BallReference(
    loss: "cross-entropy-smoothed", rule: "adam", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.00000000556484, 3.50000000556484),
      SIMD2(2.2021801019205, -0.702180101920499),
      SIMD2(1.85523640417098, -0.355236404170978),
    ]),
  BallReference(
    loss: "cosine+cross-entropy", rule: "gradientDescent", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(3.00395284707521, -0.988141458774369),
      SIMD2(3.03557253923784, -0.886964172130051),
      SIMD2(3.14976255275126, -0.291401583667279),
    ]),
  BallReference(
    loss: "cosine+cross-entropy", rule: "gradientDescent", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.42377543334786, 4.04764035415759),
      SIMD2(-1.66052245642632, 4.42510675168735),
      SIMD2(4.43354956711459, 1.8228338951052),
    ]),
  BallReference(
    loss: "cosine+cross-entropy", rule: "momentum", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(3.00395284707521, -0.988141458774369),
      SIMD2(3.13410187033523, -0.554834574031295),
      SIMD2(3.34995719021758, 0.0057171326244495),
    ]),
  BallReference(
    loss: "cosine+cross-entropy", rule: "momentum", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.42377543334786, 4.04764035415759),
      SIMD2(1.07234102258006, 5.45948839814262),
      SIMD2(12.9534866702685, -0.0140567467259023),
    ]),
  BallReference(
    loss: "cosine+cross-entropy", rule: "adam", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(3.12499996047154, -0.875000013176156),
      SIMD2(3.95004816954531, 0.0798446511711192),
      SIMD2(4.80811540471704, 0.00576319168876462),
    ]),
  BallReference(
    loss: "cosine+cross-entropy", rule: "adam", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.00000003279782, 4.49999994752349),
      SIMD2(2.46468290112603, 7.36307726135742),
      SIMD2(11.7737821100262, -0.0446740574185577),
    ]),
  BallReference(
    loss: "normface", rule: "gradientDescent", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(2.99999999979462, -1.00000000061614),
      SIMD2(2.9999999979462, -1.00000000616139),
      SIMD2(2.99999997946203, -1.00000006161392),
    ]),
  BallReference(
    loss: "normface", rule: "gradientDescent", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.04265260020875, 4.28584212486953),
      SIMD2(4.85134268399761, 3.28783888633322),
      SIMD2(5.167340264894, 2.76593999275343),
    ]),
  BallReference(
    loss: "normface", rule: "momentum", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(2.99999999979462, -1.00000000061614),
      SIMD2(2.99999999150117, -1.0000000254965),
      SIMD2(2.99999981310405, -1.00000056068771),
    ]),
  BallReference(
    loss: "normface", rule: "momentum", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.04265260020875, 4.28584212486953),
      SIMD2(25.0052208078877, 3.458925478912),
      SIMD2(47.6557701706656, 0.607027949676699),
    ]),
  BallReference(
    loss: "normface", rule: "adam", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(2.98236029387188, -1.04127098861249),
      SIMD2(2.86039446636434, -1.31728431821605),
      SIMD2(2.54240767265347, -1.86707841581828),
    ]),
  BallReference(
    loss: "normface", rule: "adam", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.0000000054663, 4.49999999125391),
      SIMD2(2.51931728075341, 7.31603950313671),
      SIMD2(10.9271663277974, 0.182913288262635),
    ]),
  BallReference(
    loss: "cosface", rule: "gradientDescent", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(2.99999994445992, -1.00000016662025),
      SIMD2(2.99999944460042, -1.00000166619734),
      SIMD2(2.99999444613081, -1.00001666145488),
    ]),
  BallReference(
    loss: "cosface", rule: "gradientDescent", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.04265260008759, 4.28584212494525),
      SIMD2(5.75783995348776, 1.9884282494442),
      SIMD2(5.9293586783809, 1.39829079945577),
    ]),
  BallReference(
    loss: "cosface", rule: "momentum", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(2.99999994445992, -1.00000016662025),
      SIMD2(2.99999770170263, -1.00000689488097),
      SIMD2(2.99994946798293, -1.00015158553476),
    ]),
  BallReference(
    loss: "cosface", rule: "momentum", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.04265260008759, 4.28584212494525),
      SIMD2(26.437445289602, 1.52231515765913),
      SIMD2(50.9532123549113, -3.96470228128645),
    ]),
  BallReference(
    loss: "cosface", rule: "adam", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(2.87775136059448, -1.12406922163157),
      SIMD2(2.06298771844567, -1.87457972609133),
      SIMD2(2.16658052163627, -2.17907749961206),
    ]),
  BallReference(
    loss: "cosface", rule: "adam", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.0000000054663, 4.49999999125391),
      SIMD2(2.51931772029943, 7.31603729966985),
      SIMD2(12.068107884121, -1.81155472395801),
    ]),
  BallReference(
    loss: "arcface", rule: "gradientDescent", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(2.99999999490502, -1.00000001528494),
      SIMD2(2.99999994905022, -1.00000015284933),
      SIMD2(2.99999949050279, -1.00000152849034),
    ]),
  BallReference(
    loss: "arcface", rule: "gradientDescent", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.55739209803698, 3.96412993872689),
      SIMD2(-5.13544212911218, -1.65596715024695),
      SIMD2(-1.07118110832298, -5.92265667465609),
    ]),
  BallReference(
    loss: "arcface", rule: "momentum", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(2.99999999490502, -1.00000001528494),
      SIMD2(2.99999978916443, -1.0000006325066),
      SIMD2(2.99999536360218, -1.00001390910491),
    ]),
  BallReference(
    loss: "arcface", rule: "momentum", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.55739209803698, 3.96412993872689),
      SIMD2(-8.24147384486044, -13.6878155939164),
      SIMD2(-3.26636864796858, -50.4808262758639),
    ]),
  BallReference(
    loss: "arcface", rule: "adam", start: SIMD2(3.0, -1.0), rate: 0.125,
    places: [
      SIMD2(2.89962577253158, -1.11555031107655),
      SIMD2(2.39573728784802, -1.72945678856265),
      SIMD2(2.77885804139911, -1.64765321556026),
    ]),
  BallReference(
    loss: "arcface", rule: "adam", start: SIMD2(-2.5, 4.0), rate: 0.5,
    places: [
      SIMD2(-2.99999995644, 3.500000069696),
      SIMD2(-6.83184787711183, -0.686995125529482),
      SIMD2(0.995151567854081, -12.292103928268),
    ]),
]
